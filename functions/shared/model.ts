/** The operating model of this deployment: handoff.yaml, checked and normalised when the functions were built. */
import model from '../../handoff.yaml';

export { model };
