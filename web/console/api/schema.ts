/** Generated from docs/openapi.json by `npm run openapi`. */

export interface paths {
  "/leads": {
    /**
     * Takes a form’s submission
     * @description Stored before it is answered. Posting the same `submission_id` again answers the same lead.
     */
    post: operations["captureLead"];
  };
  "/api/leads": {
    /**
     * Lists leads
     * @description Of an owner what is due first, then what they work on, longest without news first, then what is closed; of `waiting` the soonest deadline first; otherwise newest first. Without days, of the last 30; with `waiting`, or with `owner` and `open`, of any day. A rep sees their own, or everybody’s when the model says so.
     */
    get: operations["listLeads"];
  };
  "/api/leads/{id}": {
    /**
     * Reads a lead with its alerts, its timeline, and what the caller may do with it
     * @description Reads a lead with its alerts, its timeline, and what the caller may do with it
     */
    get: operations["readLead"];
  };
  "/api/leads/{id}/company": {
    /**
     * Lists the other leads of the same company, newest first
     * @description By the domain of the e-mail address. Of leads that the caller may not read it tells stage, owner and time alone.
     */
    get: operations["listLeadsOfCompany"];
  };
  "/api/leads/{id}/claim": {
    /**
     * Says “I’m on it”
     * @description For the owner alone. Their reminders rest for a while; the clock runs on.
     */
    post: operations["claimLead"];
  };
  "/api/leads/{id}/contact": {
    /**
     * Records the first response, which stops the clock
     * @description Records the first response, which stops the clock
     */
    post: operations["recordContact"];
  };
  "/api/leads/{id}/reply": {
    /**
     * Records that the person answered
     * @description Records that the person answered
     */
    post: operations["recordReply"];
  };
  "/api/leads/{id}/meetings": {
    /**
     * Records a meeting that was booked, was held, or to which nobody came
     * @description Records a meeting that was booked, was held, or to which nobody came
     */
    post: operations["recordMeeting"];
  };
  "/api/leads/{id}/qualify": {
    /**
     * Confirms fit and intent
     * @description All four criteria of fit and one sign of intent must be met; 422 names what is missing.
     */
    post: operations["qualifyLead"];
  };
  "/api/leads/{id}/opportunity": {
    /**
     * Opens an opportunity
     * @description The lead is qualified, or a manager or admin overrides the gate with a reason.
     */
    post: operations["openOpportunity"];
  };
  "/api/leads/{id}/win": {
    /**
     * Closes the opportunity as won
     * @description Closes the opportunity as won
     */
    post: operations["winLead"];
  };
  "/api/leads/{id}/lose": {
    /**
     * Closes the opportunity as lost
     * @description Closes the opportunity as lost
     */
    post: operations["loseLead"];
  };
  "/api/leads/{id}/disqualify": {
    /**
     * Closes a lead of which no deal will come
     * @description Closes a lead of which no deal will come
     */
    post: operations["disqualifyLead"];
  };
  "/api/leads/{id}/reopen": {
    /**
     * Opens a closed lead again where it was closed
     * @description Opens a closed lead again where it was closed
     */
    post: operations["reopenLead"];
  };
  "/api/leads/{id}/reassign": {
    /**
     * Gives the lead to another owner
     * @description Gives the lead to another owner
     */
    post: operations["reassignLead"];
  };
  "/api/exports/leads": {
    /**
     * Exports leads as lines of JSON, page by page
     * @description Days are capture days; without any, every lead there is, in no order.
     */
    get: operations["exportLeads"];
  };
  "/api/metrics": {
    /**
     * Answers the figures of a range of cohort days, and what waits now
     * @description By source, rep, campaign and tier, or by what `by` names alone. `Accept: text/csv` gives the table that `table` or `by` names.
     */
    get: operations["readMetrics"];
  };
  "/api/reviews": {
    /**
     * Lists the frozen weeks, newest first
     * @description Lists the frozen weeks, newest first
     */
    get: operations["listReviews"];
  };
  "/api/reviews/{isoWeek}": {
    /**
     * Reads the review of a week; of one that is not frozen, a draft
     * @description Reads the review of a week; of one that is not frozen, a draft
     */
    get: operations["readReview"];
    /**
     * Freezes the review of a week, and mails it when asked
     * @description A frozen week stays as it is, unless it is to be built `again`.
     */
    post: operations["freezeReview"];
  };
  "/api/scorecard": {
    /**
     * Sets 30 days against a baseline, and says how sure each change is
     * @description Sets 30 days against a baseline, and says how sure each change is
     */
    get: operations["readScorecard"];
  };
  "/api/spend": {
    /**
     * Lists what campaigns cost, by day, oldest first
     * @description Lists what campaigns cost, by day, oldest first
     */
    get: operations["listSpend"];
    /**
     * Takes what campaigns cost, as JSON or CSV
     * @description A row of a day, source and campaign that is there already replaces it.
     */
    post: operations["importSpend"];
  };
  "/api/experiments": {
    /**
     * Lists the experiments of both teams with what they changed, newest first
     * @description Lists the experiments of both teams with what they changed, newest first
     */
    get: operations["listExperiments"];
    /**
     * Proposes an experiment
     * @description Proposes an experiment
     */
    post: operations["proposeExperiment"];
  };
  "/api/experiments/{id}": {
    /**
     * Edits, starts or decides an experiment: what is named is replaced
     * @description Edits, starts or decides an experiment: what is named is replaced
     */
    patch: operations["changeExperiment"];
  };
  "/api/model": {
    /**
     * Tells the operating model, in data and in words
     * @description Tells the operating model, in data and in words
     */
    get: operations["readModel"];
  };
  "/api/model/deadlines": {
    /**
     * Says when a lead that gets its owner at a time would be due
     * @description Says when a lead that gets its owner at a time would be due
     */
    get: operations["previewDeadlines"];
  };
  "/api/alerts": {
    /**
     * Lists alerts that did not arrive, newest first, or those that wait for the end of quiet hours
     * @description Lists alerts that did not arrive, newest first, or those that wait for the end of quiet hours
     */
    get: operations["listAlerts"];
  };
  "/api/quarantine": {
    /**
     * Lists submissions that were taken for a bot’s, newest first
     * @description Lists submissions that were taken for a bot’s, newest first
     */
    get: operations["listQuarantine"];
  };
  "/api/quarantine/{id}/release": {
    /**
     * Takes the submission in as a person’s
     * @description Its touches keep the time at which it was posted; clocks start now. Repeating it answers the same lead.
     */
    post: operations["releaseSubmission"];
  };
  "/api/quarantine/{id}/dismiss": {
    /**
     * Says that the submission is a bot’s
     * @description Says that the submission is a bot’s
     */
    post: operations["dismissSubmission"];
  };
  "/api/dead-letters": {
    /**
     * Lists what failed for good and is no longer tried
     * @description Says where and why it failed, and nothing of what a person wrote.
     */
    get: operations["listDeadLetters"];
  };
  "/api/overrides": {
    /**
     * Lists opportunities that were opened past the gate, newest first
     * @description Lists opportunities that were opened past the gate, newest first
     */
    get: operations["listOverrides"];
  };
  "/api/me": {
    /**
     * Says who is calling, in which role
     * @description Says who is calling, in which role
     */
    get: operations["readMe"];
  };
  "/api/team": {
    /**
     * Lists the members with their load and availability
     * @description Lists the members with their load and availability
     */
    get: operations["listTeam"];
    /**
     * Adds a member
     * @description Managers and admins are added by admins.
     */
    post: operations["addMember"];
  };
  "/api/team/{id}": {
    /**
     * Changes a member: what is named is replaced
     * @description Everybody may change their own availability, absences and alerts; the rest is for managers and admins.
     */
    patch: operations["changeMember"];
  };
  "/api/team/{id}/webhook-secret": {
    /**
     * Makes a new secret for the member’s webhook
     * @description Makes a new secret for the member’s webhook
     */
    post: operations["renewWebhookSecret"];
  };
  "/api/team/audit": {
    /**
     * Lists who changed what, newest first
     * @description Lists who changed what, newest first
     */
    get: operations["readTeamAudit"];
  };
  "/api/keys": {
    /**
     * Lists every key there ever was, oldest first
     * @description Lists every key there ever was, oldest first
     */
    get: operations["listKeys"];
    /**
     * Issues a key
     * @description Issues a key
     */
    post: operations["issueKey"];
  };
  "/api/keys/{id}": {
    /**
     * Revokes a key, which stops at once
     * @description Revokes a key, which stops at once
     */
    delete: operations["revokeKey"];
  };
  "/api/metrics/rebuild": {
    /**
     * Says how the last rebuilds of the figures went, newest first
     * @description Says how the last rebuilds of the figures went, newest first
     */
    get: operations["listRebuilds"];
    /**
     * Counts all figures anew from the events, or only compares
     * @description Counts all figures anew from the events, or only compares
     */
    post: operations["startRebuild"];
  };
  "/auth/config": {
    /**
     * Says where people sign in
     * @description Says where people sign in
     */
    get: operations["readSignIn"];
  };
  "/openapi.json": {
    /**
     * Answers this description
     * @description Answers this description
     */
    get: operations["readDescription"];
  };
}

export type webhooks = Record<string, never>;

export interface components {
  schemas: {
    Submission: {
      /** Format: email */
      email: string;
      name?: string;
      first_name?: string;
      last_name?: string;
      phone?: string;
      company?: string;
      company_size?: string;
      country?: string;
      industry?: string;
      job_title?: string;
      message?: string;
      form?: string;
      consent?: string;
      submission_id?: string;
      redirect?: string;
      utm_source?: string;
      utm_medium?: string;
      utm_campaign?: string;
      utm_content?: string;
      utm_term?: string;
      utm_id?: string;
      gclid?: string;
      gbraid?: string;
      wbraid?: string;
      msclkid?: string;
      fbclid?: string;
      li_fat_id?: string;
      ttclid?: string;
      landing_page?: string;
      referrer?: string;
      first_utm_source?: string;
      first_utm_medium?: string;
      first_utm_campaign?: string;
      first_utm_content?: string;
      first_utm_term?: string;
      first_utm_id?: string;
      first_gclid?: string;
      first_gbraid?: string;
      first_wbraid?: string;
      first_msclkid?: string;
      first_fbclid?: string;
      first_li_fat_id?: string;
      first_ttclid?: string;
      first_landing_page?: string;
      first_referrer?: string;
      /** @description For bots: a person leaves it empty. */
      _gotcha?: string;
      [key: string]: (string | number | boolean | null | unknown[]) | undefined;
    };
    Problem: {
      /** @description `urn:lead-handoff:problem:` and which one it is: stable, for programs. */
      type: string;
      title: string;
      status: number;
      detail?: string;
      /** @description What is wrong, field by field; a path such as `fit.authority`. */
      errors?: {
          path: string;
          message: string;
        }[];
    };
    LeadItem: {
      /** Format: ulid */
      leadId: string;
      /** @enum {string} */
      stage: "captured" | "assigned" | "contacted" | "qualified" | "opportunity" | "won" | "lost" | "disqualified";
      /** @enum {string} */
      tier: "high" | "standard" | "nurture";
      tierReasons: ({
          /** @enum {string} */
          signal: "form" | "demo-requested" | "pricing-asked" | "implementation-asked" | "nothing-asked";
          evidence: string;
        })[];
      /** @description The number of the owner from sales; 0 while marketing owns the lead. */
      round: number;
      ownerId: string;
      /** @description Every owner from sales so far, in order. */
      ownerIds: string[];
      /** @description Each owner who let the breach come. */
      breaches: {
          round: number;
          ownerId: string;
          /** Format: date-time */
          at: string;
        }[];
      /** @description How often it was taken from one owner and given to another. */
      reassignments: number;
      contact: components["schemas"]["Contact"];
      form: string | null;
      message: string | null;
      consent: string | null;
      /** Format: date-time */
      capturedAt: string;
      /**
       * Format: date
       * @description The day that the figures count the lead under.
       */
      captureDay: string;
      /** @description When each stage was entered first, and who owned the lead then. */
      stages: {
        [key: string]: {
          /** Format: date-time */
          at: string;
          ownerId: string;
        };
      };
      attribution: {
        firstTouch: components["schemas"]["Touch"];
        latestTouch: components["schemas"]["Touch"];
        landingPage: string | null;
        adContext: ({
          content: string | null;
          term: string | null;
        }) | null;
      };
      sla: components["schemas"]["Deadlines"] | null;
      /** @description The owner said “I’m on it”. */
      claim: {
        /** Format: date-time */
        at: string;
        by: string;
        /** Format: date-time */
        quietUntil: string;
      } | null;
      /** @description Why this owner and these deadlines; why this tier is in `tierReasons`. */
      why: ({
        owner: {
          /** @enum {string} */
          how: "account" | "turn" | "fallback" | "manual";
          rule: string | null;
          pool: string | null;
          passedOver: ({
              memberId: string;
              /** @enum {string} */
              reason: "off" | "out-of-office" | "outside-hours" | "daily-cap" | "open-cap" | "had-it";
            })[];
        };
        terms: ({
          /** @enum {string} */
          clock: "elapsed" | "business";
          respondWithin: number;
          escalateAfter: number;
          reassignAfter: number;
        }) | {
          /** @constant */
          clock: "business";
          /** @constant */
          due: "close-of-day";
          cutoff: string;
          reassignAfterClose: number;
        };
      }) | null;
      firstResponse: ({
        /** Format: date-time */
        at: string;
        by: string;
        /** @default null */
        ownerId: string | null;
        /** @default null */
        round: number | null;
        /** @default null */
        speedToLeadMs: number | null;
        /** @default null */
        responseTimeMs: number | null;
        /** @default null */
        speedToLeadBusinessMs: number | null;
        /** @default null */
        responseTimeBusinessMs: number | null;
        /** @enum {string} */
        channel: "call" | "email" | "sms" | "meeting";
        /** @enum {string} */
        evidence: "self_reported" | "call" | "mail";
        withinSla: boolean;
      }) | null;
      qualification: components["schemas"]["Qualification"];
      reply: {
        /** Format: date-time */
        at: string;
        quick: boolean;
      } | null;
      /** @description The newest one, as it was last heard of. */
      meeting: ({
        /** @enum {string} */
        state: "booked" | "held" | "no_show";
        /** Format: date-time */
        at: string;
      }) | null;
      /** @description How many were booked, held, and missed by the person. */
      meetings: {
        booked: number;
        held: number;
        noShows: number;
      };
      /** @description What the deal may bring. */
      expected: {
        amountMinor: number;
        currency: string;
        amount: string;
      } | null;
      /** @description What it brought. */
      revenue: {
        amountMinor: number;
        currency: string;
        amount: string;
      } | null;
      disposition: string | null;
      /** @description What may be done with the lead in its stage. */
      actions: ("claim" | "contact" | "reply" | "meetings" | "qualify" | "opportunity" | "win" | "lose" | "disqualify" | "reopen" | "reassign")[];
      /** @description What the form asked beyond the known fields. */
      answers: {
        [key: string]: string;
      };
    };
    Contact: {
      email: string;
      name?: string;
      phone?: string;
      company?: string;
      companySize?: string;
      country?: string;
      industry?: string;
      jobTitle?: string;
    };
    Touch: {
      source: string;
      medium: string;
      campaign: string | null;
      content: string | null;
      term: string | null;
      utmId: string | null;
      clickIds: {
        [key: string]: string;
      };
      landingPage: string | null;
      referrer: string | null;
      /** Format: date-time */
      at: string;
    };
    Deadlines: {
      /** Format: date-time */
      respondBy: string;
      /** Format: date-time */
      escalateAt: string;
      reassignAt: string | null;
    };
    Qualification: {
      fit: {
        companySize: {
          met: boolean | null;
          evidence: string | null;
          by: string;
        };
        geography: {
          met: boolean | null;
          evidence: string | null;
          by: string;
        };
        industry: {
          met: boolean | null;
          evidence: string | null;
          by: string;
        };
        authority: {
          met: boolean | null;
          evidence: string | null;
          by: string;
        };
      };
      intent: {
        demoRequested: {
          met: boolean | null;
          evidence: string | null;
          by: string;
        };
        pricingAsked: {
          met: boolean | null;
          evidence: string | null;
          by: string;
        };
        repliedQuickly: {
          met: boolean | null;
          evidence: string | null;
          by: string;
        };
      };
      confirmed: {
        /** Format: date-time */
        at: string;
        by: string;
      } | null;
      override: {
        /** Format: date-time */
        at: string;
        by: string;
        reason: string;
      } | null;
    };
    Lead: {
      /** Format: ulid */
      leadId: string;
      /** @enum {string} */
      stage: "captured" | "assigned" | "contacted" | "qualified" | "opportunity" | "won" | "lost" | "disqualified";
      /** @enum {string} */
      tier: "high" | "standard" | "nurture";
      tierReasons: ({
          /** @enum {string} */
          signal: "form" | "demo-requested" | "pricing-asked" | "implementation-asked" | "nothing-asked";
          evidence: string;
        })[];
      /** @description The number of the owner from sales; 0 while marketing owns the lead. */
      round: number;
      ownerId: string;
      /** @description Every owner from sales so far, in order. */
      ownerIds: string[];
      /** @description Each owner who let the breach come. */
      breaches: {
          round: number;
          ownerId: string;
          /** Format: date-time */
          at: string;
        }[];
      /** @description How often it was taken from one owner and given to another. */
      reassignments: number;
      contact: components["schemas"]["Contact"];
      form: string | null;
      message: string | null;
      consent: string | null;
      /** Format: date-time */
      capturedAt: string;
      /**
       * Format: date
       * @description The day that the figures count the lead under.
       */
      captureDay: string;
      /** @description When each stage was entered first, and who owned the lead then. */
      stages: {
        [key: string]: {
          /** Format: date-time */
          at: string;
          ownerId: string;
        };
      };
      attribution: {
        firstTouch: components["schemas"]["Touch"];
        latestTouch: components["schemas"]["Touch"];
        landingPage: string | null;
        adContext: ({
          content: string | null;
          term: string | null;
        }) | null;
      };
      sla: components["schemas"]["Deadlines"] | null;
      /** @description The owner said “I’m on it”. */
      claim: {
        /** Format: date-time */
        at: string;
        by: string;
        /** Format: date-time */
        quietUntil: string;
      } | null;
      /** @description Why this owner and these deadlines; why this tier is in `tierReasons`. */
      why: ({
        owner: {
          /** @enum {string} */
          how: "account" | "turn" | "fallback" | "manual";
          rule: string | null;
          pool: string | null;
          passedOver: ({
              memberId: string;
              /** @enum {string} */
              reason: "off" | "out-of-office" | "outside-hours" | "daily-cap" | "open-cap" | "had-it";
            })[];
        };
        terms: ({
          /** @enum {string} */
          clock: "elapsed" | "business";
          respondWithin: number;
          escalateAfter: number;
          reassignAfter: number;
        }) | {
          /** @constant */
          clock: "business";
          /** @constant */
          due: "close-of-day";
          cutoff: string;
          reassignAfterClose: number;
        };
      }) | null;
      firstResponse: ({
        /** Format: date-time */
        at: string;
        by: string;
        /** @default null */
        ownerId: string | null;
        /** @default null */
        round: number | null;
        /** @default null */
        speedToLeadMs: number | null;
        /** @default null */
        responseTimeMs: number | null;
        /** @default null */
        speedToLeadBusinessMs: number | null;
        /** @default null */
        responseTimeBusinessMs: number | null;
        /** @enum {string} */
        channel: "call" | "email" | "sms" | "meeting";
        /** @enum {string} */
        evidence: "self_reported" | "call" | "mail";
        withinSla: boolean;
      }) | null;
      qualification: components["schemas"]["Qualification"];
      reply: {
        /** Format: date-time */
        at: string;
        quick: boolean;
      } | null;
      /** @description The newest one, as it was last heard of. */
      meeting: ({
        /** @enum {string} */
        state: "booked" | "held" | "no_show";
        /** Format: date-time */
        at: string;
      }) | null;
      /** @description How many were booked, held, and missed by the person. */
      meetings: {
        booked: number;
        held: number;
        noShows: number;
      };
      /** @description What the deal may bring. */
      expected: {
        amountMinor: number;
        currency: string;
        amount: string;
      } | null;
      /** @description What it brought. */
      revenue: {
        amountMinor: number;
        currency: string;
        amount: string;
      } | null;
      disposition: string | null;
      /** @description What may be done with the lead in its stage. */
      actions: ("claim" | "contact" | "reply" | "meetings" | "qualify" | "opportunity" | "win" | "lose" | "disqualify" | "reopen" | "reassign")[];
      /** @description What the form asked beyond the known fields. */
      answers: {
        [key: string]: string;
      };
      /** @description One for each action, for this caller. */
      choices: components["schemas"]["Choice"][];
      alerts: components["schemas"]["LeadAlert"][];
      timeline: components["schemas"]["TimelineEntry"][];
    };
    Choice: {
      /** @enum {string} */
      action: "claim" | "contact" | "reply" | "meetings" | "qualify" | "opportunity" | "win" | "lose" | "disqualify" | "reopen" | "reassign";
      /** @description Whether it may be done now, by this caller. */
      possible: boolean;
      /** @description Why not, as a sentence; null when it is possible. */
      why: string | null;
      code: ("role" | "not-yours" | "owner-only" | "not-assigned" | "not-contacted" | "not-qualified" | "no-opportunity" | "done-already" | "closed" | "open" | "other-lead-open") | null;
      /** @description It is not possible as it is, but this caller may confirm by name what is missing. */
      override: boolean;
    };
    LeadAlert: {
      /** @description `assigned`, `due`, `breached` or `reassigned`. */
      kind: string;
      /** @description Of which owner of the lead it tells, the first one being 1. */
      round: number;
      /** @enum {string} */
      role: "owner" | "manager" | "previousOwner";
      recipientId: string;
      /** @enum {string} */
      channel: "email" | "sms" | "webhook";
      /** @enum {string} */
      status: "held" | "sending" | "sent" | "failed" | "bounced" | "complained" | "not-needed";
      attempts: number;
      /**
       * Format: date-time
       * @description When the status was reached.
       */
      at: string;
      /** @description The number of the event that it tells of. */
      eventSeq: number;
      /** @description The provider’s id of the message, or why it failed or came back. */
      outcome?: string;
      /** Format: date-time */
      holdUntil?: string;
      fellOverTo?: string;
      insteadOf?: string;
    };
    TimelineEntry: {
      /** @constant */
      type: "SubmissionQuarantined";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    } | ({
      /** @constant */
      type: "LeadCaptured";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      ownerId: string;
      form: string | null;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    }) | ({
      /** @constant */
      type: "TouchpointAdded";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      form: string | null;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    }) | ({
      /** @constant */
      type: "LeadAssigned";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      /** @default null */
      routed: ({
        /** @enum {string} */
        how: "account" | "turn" | "fallback" | "manual";
        rule: string | null;
        pool: string | null;
      }) | null;
      deadlines: components["schemas"]["Deadlines"];
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    }) | {
      /** @constant */
      type: "ResponseDue";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      /** Format: date-time */
      deadline: string;
      /** @default false */
      quiet: boolean;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    } | {
      /** @constant */
      type: "LeadClaimed";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      /** Format: date-time */
      quietUntil: string;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    } | {
      /** @constant */
      type: "SlaBreached";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      managerId: string;
      /** Format: date-time */
      respondBy: string;
      /** Format: date-time */
      deadline: string;
      /** @default false */
      quiet: boolean;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    } | ({
      /** @constant */
      type: "LeadReassigned";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      previousOwnerId: string;
      /** @enum {string} */
      cause: "untouched" | "manual";
      /** @default null */
      routed: ({
        /** @enum {string} */
        how: "account" | "turn" | "fallback" | "manual";
        rule: string | null;
        pool: string | null;
      }) | null;
      deadlines: components["schemas"]["Deadlines"] | null;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    }) | ({
      /** @constant */
      type: "LeadContacted";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      by: string;
      /** @enum {string} */
      channel: "call" | "email" | "sms" | "meeting";
      /** @enum {string} */
      evidence: "self_reported" | "call" | "mail";
      speedToLeadMs: number;
      responseTimeMs: number;
      /** @default null */
      speedToLeadBusinessMs: number | null;
      /** @default null */
      responseTimeBusinessMs: number | null;
      withinSla: boolean;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    }) | ({
      /** @constant */
      type: "LateResponse";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      by: string;
      lateRound: number;
      /** @enum {string} */
      channel: "call" | "email" | "sms" | "meeting";
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    }) | {
      /** @constant */
      type: "LeadReplied";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      afterMs: number;
      quick: boolean;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    } | {
      /** @constant */
      type: "MeetingBooked";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    } | {
      /** @constant */
      type: "MeetingHeld";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    } | {
      /** @constant */
      type: "MeetingNoShow";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    } | ({
      /** @constant */
      type: "LeadQualified";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      fit: {
        companySize: boolean | null;
        geography: boolean | null;
        industry: boolean | null;
        authority: boolean | null;
      };
      intent: {
        demoRequested: boolean | null;
        pricingAsked: boolean | null;
        repliedQuickly: boolean | null;
      };
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    }) | ({
      /** @constant */
      type: "OpportunityOpened";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      override: boolean;
      expected: {
        amountMinor: number;
        currency: string;
      } | null;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    }) | {
      /** @constant */
      type: "LeadWon";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      revenue: {
        amountMinor: number;
        currency: string;
      };
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    } | {
      /** @constant */
      type: "LeadLost";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      disposition: string;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    } | {
      /** @constant */
      type: "LeadDisqualified";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      disposition: string;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    } | ({
      /** @constant */
      type: "LeadReopened";
      /**
       * @default 1
       * @constant
       */
      schemaVersion: 1;
      seq: number;
      /** Format: date-time */
      at: string;
      actor: string;
      round: number;
      ownerId: string;
      previousOwnerId: string;
      /** @enum {string} */
      from: "won" | "lost" | "disqualified";
      /** @enum {string} */
      stage: "assigned" | "contacted" | "qualified" | "opportunity";
      disposition: string | null;
      revenue: {
        amountMinor: number;
        currency: string;
      } | null;
      deadlines: components["schemas"]["Deadlines"] | null;
      note?: string;
      contact?: components["schemas"]["Contact"];
      consent?: string;
      landingPage?: string;
      message?: string;
      answers?: {
        [key: string]: string;
      };
    });
    CompanyLeads: {
      /** @description As the lead itself says. */
      company: string | null;
      /** @description What the leads share. Null for an address that says nothing of a company; there are no items then. */
      domain: string | null;
      items: ({
          /** Format: ulid */
          leadId: string;
          /** @enum {string} */
          stage: "captured" | "assigned" | "contacted" | "qualified" | "opportunity" | "won" | "lost" | "disqualified";
          ownerId: string;
          /** Format: date-time */
          capturedAt: string;
          /** @description Whether the caller may read the lead; what follows is null where not. */
          readable: boolean;
          /** @description The e-mail address where no name was given. */
          name: string | null;
          tier: ("high" | "standard" | "nurture") | null;
          /** @description Of the first touch, as the campaign. */
          source: string | null;
          campaign: string | null;
          disposition: string | null;
        })[];
      /** @description Null at the end. */
      nextCursor: string | null;
    };
    Metrics: {
      /** Format: date */
      from: string;
      /** Format: date */
      to: string;
      total: components["schemas"]["Figures"];
      bySource?: components["schemas"]["SourceFigures"][];
      byCampaign?: components["schemas"]["CampaignFigures"][];
      byForm?: components["schemas"]["FormFigures"][];
      byRep?: components["schemas"]["RepFigures"][];
      byTier?: components["schemas"]["TierFigures"][];
      byWeek?: components["schemas"]["WeekFigures"][];
      /** @description Spend that belongs to no campaign of the range. */
      unmatchedSpend?: ({
          campaign: string;
          source: string | null;
          /** @enum {string} */
          reason: "unknown" | "several-sources";
          spend: {
            [key: string]: number;
          };
        })[];
      /** @description The model’s: where the days begin and end. */
      timeZone: string;
      /** @enum {string} */
      attribution: "first" | "latest";
      smallSampleBelow: number;
      /** @description As many days, just before. */
      previous?: {
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
        total: components["schemas"]["Figures"];
        bySource?: components["schemas"]["SourceFigures"][];
        byCampaign?: components["schemas"]["CampaignFigures"][];
        byForm?: components["schemas"]["FormFigures"][];
        byRep?: components["schemas"]["RepFigures"][];
        byTier?: components["schemas"]["TierFigures"][];
        byWeek?: components["schemas"]["WeekFigures"][];
        /** @description Spend that belongs to no campaign of the range. */
        unmatchedSpend?: ({
            campaign: string;
            source: string | null;
            /** @enum {string} */
            reason: "unknown" | "several-sources";
            spend: {
              [key: string]: number;
            };
          })[];
      };
      /** @description What waits right now, whatever the range. */
      now?: {
        untouched: number;
        overdue: number;
        unowned: number;
      };
    };
    /** @description All leads of the range. */
    Figures: {
      captured: number;
      contacted: number;
      qualified: number;
      opportunities: number;
      won: number;
      /** @description Per currency, in its minor units. */
      revenue: {
        [key: string]: number;
      };
      /** @description From 0 to 1; null with nothing under it. */
      leadToContact: number | null;
      /** @description From 0 to 1; null with nothing under it. */
      contactToQualified: number | null;
      /** @description From 0 to 1; null with nothing under it. */
      qualifiedToOpportunity: number | null;
      /** @description Capture → first response. */
      medianSpeedToLeadSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90SpeedToLeadSeconds: number | null;
      /** @description In the model’s open hours alone. */
      medianSpeedToLeadBusinessSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90SpeedToLeadBusinessSeconds: number | null;
      /** @description Assignment of the owner who responded → first response. */
      medianFirstResponseSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90FirstResponseSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      medianFirstResponseBusinessSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90FirstResponseBusinessSeconds: number | null;
      withinSla: number;
      breached: number;
      reassigned: number;
      /** @description Opportunities that a manager waved through the gate. */
      overrides: number;
      /** @description Opportunities without the overrides. */
      qualifiedOpportunities: number;
      meetingsBooked: number;
      meetingsHeld: number;
      noShows: number;
      /** @description Of the meetings that were to take place. */
      noShowRate: number | null;
      lost: number;
      disqualified: number;
      dispositions: {
        [key: string]: number;
      };
      /** @description Submissions that a bot filled in; they are no leads. */
      spam: number;
      /** @description Per currency, in its minor units; null for one tier or one form, which spend does not know. */
      spend: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerLead: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerQualifiedLead: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerOpportunity: {
        [key: string]: number;
      } | null;
      /** @description Revenue in the same currency ÷ spend. */
      returnOnSpend: {
        [key: string]: number;
      } | null;
      samples: {
        leads: number;
        /** @description Leads behind the medians and the 90th percentiles. */
        speedToLead: number;
        /** @description Meetings behind the no-show rate. */
        meetings: number;
      };
      /** @description Fewer leads than `smallSampleBelow`: chance weighs more than the cause. */
      smallSample: boolean;
      /** @description Capture → first response in elapsed time, always between the same bounds. Together as many leads as `samples.speedToLead`; one within 1 % of a bound may count on its other side. */
      speedDistribution: ({
          /** @description Longer than this; the first one from 0 on. */
          fromSeconds: number;
          /** @description Up to this, itself included; null for any longer time. */
          toSeconds: number | null;
          leads: number;
        })[];
      /** @description Leads that nobody has responded to yet, or ever. */
      withoutFirstResponse: number;
    };
    SourceFigures: {
      source: string;
      captured: number;
      contacted: number;
      qualified: number;
      opportunities: number;
      won: number;
      /** @description Per currency, in its minor units. */
      revenue: {
        [key: string]: number;
      };
      /** @description From 0 to 1; null with nothing under it. */
      leadToContact: number | null;
      /** @description From 0 to 1; null with nothing under it. */
      contactToQualified: number | null;
      /** @description From 0 to 1; null with nothing under it. */
      qualifiedToOpportunity: number | null;
      /** @description Capture → first response. */
      medianSpeedToLeadSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90SpeedToLeadSeconds: number | null;
      /** @description In the model’s open hours alone. */
      medianSpeedToLeadBusinessSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90SpeedToLeadBusinessSeconds: number | null;
      /** @description Assignment of the owner who responded → first response. */
      medianFirstResponseSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90FirstResponseSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      medianFirstResponseBusinessSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90FirstResponseBusinessSeconds: number | null;
      withinSla: number;
      breached: number;
      reassigned: number;
      /** @description Opportunities that a manager waved through the gate. */
      overrides: number;
      /** @description Opportunities without the overrides. */
      qualifiedOpportunities: number;
      meetingsBooked: number;
      meetingsHeld: number;
      noShows: number;
      /** @description Of the meetings that were to take place. */
      noShowRate: number | null;
      lost: number;
      disqualified: number;
      dispositions: {
        [key: string]: number;
      };
      /** @description Submissions that a bot filled in; they are no leads. */
      spam: number;
      /** @description Per currency, in its minor units; null for one tier or one form, which spend does not know. */
      spend: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerLead: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerQualifiedLead: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerOpportunity: {
        [key: string]: number;
      } | null;
      /** @description Revenue in the same currency ÷ spend. */
      returnOnSpend: {
        [key: string]: number;
      } | null;
      samples: {
        leads: number;
        /** @description Leads behind the medians and the 90th percentiles. */
        speedToLead: number;
        /** @description Meetings behind the no-show rate. */
        meetings: number;
      };
      /** @description Fewer leads than `smallSampleBelow`: chance weighs more than the cause. */
      smallSample: boolean;
    };
    CampaignFigures: {
      source: string;
      campaign: string | null;
      captured: number;
      contacted: number;
      qualified: number;
      opportunities: number;
      won: number;
      /** @description Per currency, in its minor units. */
      revenue: {
        [key: string]: number;
      };
      /** @description From 0 to 1; null with nothing under it. */
      leadToContact: number | null;
      /** @description From 0 to 1; null with nothing under it. */
      contactToQualified: number | null;
      /** @description From 0 to 1; null with nothing under it. */
      qualifiedToOpportunity: number | null;
      /** @description Capture → first response. */
      medianSpeedToLeadSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90SpeedToLeadSeconds: number | null;
      /** @description In the model’s open hours alone. */
      medianSpeedToLeadBusinessSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90SpeedToLeadBusinessSeconds: number | null;
      /** @description Assignment of the owner who responded → first response. */
      medianFirstResponseSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90FirstResponseSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      medianFirstResponseBusinessSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90FirstResponseBusinessSeconds: number | null;
      withinSla: number;
      breached: number;
      reassigned: number;
      /** @description Opportunities that a manager waved through the gate. */
      overrides: number;
      /** @description Opportunities without the overrides. */
      qualifiedOpportunities: number;
      meetingsBooked: number;
      meetingsHeld: number;
      noShows: number;
      /** @description Of the meetings that were to take place. */
      noShowRate: number | null;
      lost: number;
      disqualified: number;
      dispositions: {
        [key: string]: number;
      };
      /** @description Submissions that a bot filled in; they are no leads. */
      spam: number;
      /** @description Per currency, in its minor units; null for one tier or one form, which spend does not know. */
      spend: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerLead: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerQualifiedLead: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerOpportunity: {
        [key: string]: number;
      } | null;
      /** @description Revenue in the same currency ÷ spend. */
      returnOnSpend: {
        [key: string]: number;
      } | null;
      samples: {
        leads: number;
        /** @description Leads behind the medians and the 90th percentiles. */
        speedToLead: number;
        /** @description Meetings behind the no-show rate. */
        meetings: number;
      };
      /** @description Fewer leads than `smallSampleBelow`: chance weighs more than the cause. */
      smallSample: boolean;
    };
    FormFigures: {
      form: string | null;
      captured: number;
      contacted: number;
      qualified: number;
      opportunities: number;
      won: number;
      /** @description Per currency, in its minor units. */
      revenue: {
        [key: string]: number;
      };
      /** @description From 0 to 1; null with nothing under it. */
      leadToContact: number | null;
      /** @description From 0 to 1; null with nothing under it. */
      contactToQualified: number | null;
      /** @description From 0 to 1; null with nothing under it. */
      qualifiedToOpportunity: number | null;
      /** @description Capture → first response. */
      medianSpeedToLeadSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90SpeedToLeadSeconds: number | null;
      /** @description In the model’s open hours alone. */
      medianSpeedToLeadBusinessSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90SpeedToLeadBusinessSeconds: number | null;
      /** @description Assignment of the owner who responded → first response. */
      medianFirstResponseSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90FirstResponseSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      medianFirstResponseBusinessSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90FirstResponseBusinessSeconds: number | null;
      withinSla: number;
      breached: number;
      reassigned: number;
      /** @description Opportunities that a manager waved through the gate. */
      overrides: number;
      /** @description Opportunities without the overrides. */
      qualifiedOpportunities: number;
      meetingsBooked: number;
      meetingsHeld: number;
      noShows: number;
      /** @description Of the meetings that were to take place. */
      noShowRate: number | null;
      lost: number;
      disqualified: number;
      dispositions: {
        [key: string]: number;
      };
      /** @description Submissions that a bot filled in; they are no leads. */
      spam: number;
      /** @description Per currency, in its minor units; null for one tier or one form, which spend does not know. */
      spend: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerLead: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerQualifiedLead: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerOpportunity: {
        [key: string]: number;
      } | null;
      /** @description Revenue in the same currency ÷ spend. */
      returnOnSpend: {
        [key: string]: number;
      } | null;
      samples: {
        leads: number;
        /** @description Leads behind the medians and the 90th percentiles. */
        speedToLead: number;
        /** @description Meetings behind the no-show rate. */
        meetings: number;
      };
      /** @description Fewer leads than `smallSampleBelow`: chance weighs more than the cause. */
      smallSample: boolean;
    };
    RepFigures: {
      repId: string;
      /** @description Null for who left the team. */
      name: string | null;
      assigned: number;
      contacted: number;
      /** @description Within 1 % of the exact figure; null for none. */
      medianFirstResponseSeconds: number | null;
      withinSla: number;
      breached: number;
      reassignedAway: number;
      /** @description Of the leads they responded to, those in time. */
      slaAttainment: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90FirstResponseSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      medianFirstResponseBusinessSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90FirstResponseBusinessSeconds: number | null;
      samples: {
        responses: number;
      };
      /** @description Fewer responses than `smallSampleBelow`. */
      smallSample: boolean;
    };
    TierFigures: {
      /** @enum {string} */
      tier: "high" | "standard" | "nurture";
      captured: number;
      contacted: number;
      qualified: number;
      opportunities: number;
      won: number;
      /** @description Per currency, in its minor units. */
      revenue: {
        [key: string]: number;
      };
      /** @description From 0 to 1; null with nothing under it. */
      leadToContact: number | null;
      /** @description From 0 to 1; null with nothing under it. */
      contactToQualified: number | null;
      /** @description From 0 to 1; null with nothing under it. */
      qualifiedToOpportunity: number | null;
      /** @description Capture → first response. */
      medianSpeedToLeadSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90SpeedToLeadSeconds: number | null;
      /** @description In the model’s open hours alone. */
      medianSpeedToLeadBusinessSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90SpeedToLeadBusinessSeconds: number | null;
      /** @description Assignment of the owner who responded → first response. */
      medianFirstResponseSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90FirstResponseSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      medianFirstResponseBusinessSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90FirstResponseBusinessSeconds: number | null;
      withinSla: number;
      breached: number;
      reassigned: number;
      /** @description Opportunities that a manager waved through the gate. */
      overrides: number;
      /** @description Opportunities without the overrides. */
      qualifiedOpportunities: number;
      meetingsBooked: number;
      meetingsHeld: number;
      noShows: number;
      /** @description Of the meetings that were to take place. */
      noShowRate: number | null;
      lost: number;
      disqualified: number;
      dispositions: {
        [key: string]: number;
      };
      /** @description Submissions that a bot filled in; they are no leads. */
      spam: number;
      /** @description Per currency, in its minor units; null for one tier or one form, which spend does not know. */
      spend: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerLead: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerQualifiedLead: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerOpportunity: {
        [key: string]: number;
      } | null;
      /** @description Revenue in the same currency ÷ spend. */
      returnOnSpend: {
        [key: string]: number;
      } | null;
      samples: {
        leads: number;
        /** @description Leads behind the medians and the 90th percentiles. */
        speedToLead: number;
        /** @description Meetings behind the no-show rate. */
        meetings: number;
      };
      /** @description Fewer leads than `smallSampleBelow`: chance weighs more than the cause. */
      smallSample: boolean;
      /** @description Capture → first response in elapsed time, always between the same bounds. Together as many leads as `samples.speedToLead`; one within 1 % of a bound may count on its other side. */
      speedDistribution: ({
          /** @description Longer than this; the first one from 0 on. */
          fromSeconds: number;
          /** @description Up to this, itself included; null for any longer time. */
          toSeconds: number | null;
          leads: number;
        })[];
      /** @description Leads that nobody has responded to yet, or ever. */
      withoutFirstResponse: number;
    };
    WeekFigures: {
      /** @description ISO 8601, of the cohort day: `2026-W47`. */
      week: string;
      captured: number;
      contacted: number;
      qualified: number;
      opportunities: number;
      won: number;
      /** @description Per currency, in its minor units. */
      revenue: {
        [key: string]: number;
      };
      /** @description From 0 to 1; null with nothing under it. */
      leadToContact: number | null;
      /** @description From 0 to 1; null with nothing under it. */
      contactToQualified: number | null;
      /** @description From 0 to 1; null with nothing under it. */
      qualifiedToOpportunity: number | null;
      /** @description Capture → first response. */
      medianSpeedToLeadSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90SpeedToLeadSeconds: number | null;
      /** @description In the model’s open hours alone. */
      medianSpeedToLeadBusinessSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90SpeedToLeadBusinessSeconds: number | null;
      /** @description Assignment of the owner who responded → first response. */
      medianFirstResponseSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90FirstResponseSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      medianFirstResponseBusinessSeconds: number | null;
      /** @description Within 1 % of the exact figure; null for none. */
      p90FirstResponseBusinessSeconds: number | null;
      withinSla: number;
      breached: number;
      reassigned: number;
      /** @description Opportunities that a manager waved through the gate. */
      overrides: number;
      /** @description Opportunities without the overrides. */
      qualifiedOpportunities: number;
      meetingsBooked: number;
      meetingsHeld: number;
      noShows: number;
      /** @description Of the meetings that were to take place. */
      noShowRate: number | null;
      lost: number;
      disqualified: number;
      dispositions: {
        [key: string]: number;
      };
      /** @description Submissions that a bot filled in; they are no leads. */
      spam: number;
      /** @description Per currency, in its minor units; null for one tier or one form, which spend does not know. */
      spend: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerLead: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerQualifiedLead: {
        [key: string]: number;
      } | null;
      /** @description Per currency; null where spend does not apply, without a currency where nothing is under it. */
      costPerOpportunity: {
        [key: string]: number;
      } | null;
      /** @description Revenue in the same currency ÷ spend. */
      returnOnSpend: {
        [key: string]: number;
      } | null;
      samples: {
        leads: number;
        /** @description Leads behind the medians and the 90th percentiles. */
        speedToLead: number;
        /** @description Meetings behind the no-show rate. */
        meetings: number;
      };
      /** @description Fewer leads than `smallSampleBelow`: chance weighs more than the cause. */
      smallSample: boolean;
    };
    Review: {
      isoWeek: string;
      /** Format: date */
      from: string;
      /** Format: date */
      to: string;
      timeZone: string;
      /** Format: date-time */
      builtAt: string;
      frozenAt: string | null;
      revision: number;
      thresholds: {
        slowResponseMinutes: {
          high: number;
          standard: number;
          nurture: number;
        };
        noShowRate: number;
        dispositionChange: number;
        smallSample: number;
      };
      headline: {
        week: {
          captured: number;
          contacted: number;
          medianSpeedToLeadSeconds: number | null;
          breached: number;
          qualifiedOpportunities: number;
          overrides: number;
          won: number;
          revenue: {
            [key: string]: number;
          };
          lost: number;
          disqualified: number;
          meetings: number;
          noShows: number;
          noShowRate: number | null;
          spend: {
            [key: string]: number;
          };
          costPerOpportunity: {
            [key: string]: number;
          };
        };
        weekBefore: {
          captured: number;
          contacted: number;
          medianSpeedToLeadSeconds: number | null;
          breached: number;
          qualifiedOpportunities: number;
          overrides: number;
          won: number;
          revenue: {
            [key: string]: number;
          };
          lost: number;
          disqualified: number;
          meetings: number;
          noShows: number;
          noShowRate: number | null;
          spend: {
            [key: string]: number;
          };
          costPerOpportunity: {
            [key: string]: number;
          };
        };
      };
      topCampaigns: {
        rows: ({
            source: string;
            campaign: string | null;
            captured: number;
            qualifiedOpportunities: number;
            weekBefore: number;
            overrides: number;
            won: number;
          })[];
        leftOff: number;
      };
      responses: {
        rows: ({
            source: string;
            /** @enum {string} */
            tier: "high" | "standard" | "nurture";
            captured: number;
            contacted: number;
            medianSeconds: number | null;
            /** @enum {string} */
            verdict: "slow" | "fine" | "small-sample";
          })[];
        leftOff: number;
      };
      noShows: {
        rows: ({
            source: string;
            meetings: number;
            noShows: number;
            rate: number;
            /** @enum {string} */
            verdict: "high" | "fine" | "small-sample";
          })[];
        leftOff: number;
      };
      dispositions: {
        weeksBefore: number;
        rows: ({
            disposition: string;
            closed: number;
            meanBefore: number | null;
            /** @enum {string} */
            trend: "up" | "down" | "steady" | "small-sample";
            behind: ({
                source: string;
                campaign: string | null;
                landingPage: string | null;
                content: string | null;
                closed: number;
              })[];
          })[];
        leftOff: number;
      };
      unworked: {
        untouched: number;
        overdue: number;
        unowned: number;
        rows: ({
            /** Format: ulid */
            leadId: string;
            /** @enum {string} */
            tier: "high" | "standard" | "nurture";
            ownerId: string;
            ownerName: string | null;
            source: string;
            /** Format: date-time */
            waitingSince: string;
            respondBy: string | null;
            overdue: boolean;
          })[];
        leftOff: number;
      };
      overrides: {
        rows: ({
            /** Format: ulid */
            leadId: string;
            /** Format: date-time */
            at: string;
            byId: string;
            byName: string | null;
            reason: string;
          })[];
        leftOff: number;
      };
      experiments: {
        rows: ({
            /** Format: ulid */
            id: string;
            hypothesis: string;
            /** @enum {string} */
            metric: "leadToContact" | "contactToQualified" | "qualifiedToOpportunity" | "noShowRate" | "medianSpeedToLead" | "medianFirstResponse" | "costPerLead" | "costPerQualifiedLead" | "costPerOpportunity";
            ownerId: string;
            ownerName: string | null;
            sprint: string | null;
            startedOn: string | null;
            result: ({
              /** @enum {string} */
              unit: "rate" | "seconds" | "cost";
              before: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                value: number | null;
                cost: {
                  [key: string]: number;
                };
                samples: number;
              };
              after: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                value: number | null;
                cost: {
                  [key: string]: number;
                };
                samples: number;
              };
            }) | null;
            /** @enum {string} */
            status: "proposed" | "running";
          })[];
        leftOff: number;
      };
      decisions: {
        rows: ({
            /** Format: ulid */
            id: string;
            hypothesis: string;
            /** @enum {string} */
            metric: "leadToContact" | "contactToQualified" | "qualifiedToOpportunity" | "noShowRate" | "medianSpeedToLead" | "medianFirstResponse" | "costPerLead" | "costPerQualifiedLead" | "costPerOpportunity";
            ownerId: string;
            ownerName: string | null;
            sprint: string | null;
            startedOn: string | null;
            result: ({
              /** @enum {string} */
              unit: "rate" | "seconds" | "cost";
              before: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                value: number | null;
                cost: {
                  [key: string]: number;
                };
                samples: number;
              };
              after: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                value: number | null;
                cost: {
                  [key: string]: number;
                };
                samples: number;
              };
            }) | null;
            /** Format: date */
            decidedOn: string;
            /** @enum {string} */
            outcome: "kept" | "dropped" | "inconclusive";
            note: string;
          })[];
        leftOff: number;
      };
      notes: string[];
    };
    ReviewWritten: {
      isoWeek: string;
      /** Format: date */
      from: string;
      /** Format: date */
      to: string;
      timeZone: string;
      /** Format: date-time */
      builtAt: string;
      frozenAt: string | null;
      revision: number;
      thresholds: {
        slowResponseMinutes: {
          high: number;
          standard: number;
          nurture: number;
        };
        noShowRate: number;
        dispositionChange: number;
        smallSample: number;
      };
      headline: {
        week: {
          captured: number;
          contacted: number;
          medianSpeedToLeadSeconds: number | null;
          breached: number;
          qualifiedOpportunities: number;
          overrides: number;
          won: number;
          revenue: {
            [key: string]: number;
          };
          lost: number;
          disqualified: number;
          meetings: number;
          noShows: number;
          noShowRate: number | null;
          spend: {
            [key: string]: number;
          };
          costPerOpportunity: {
            [key: string]: number;
          };
        };
        weekBefore: {
          captured: number;
          contacted: number;
          medianSpeedToLeadSeconds: number | null;
          breached: number;
          qualifiedOpportunities: number;
          overrides: number;
          won: number;
          revenue: {
            [key: string]: number;
          };
          lost: number;
          disqualified: number;
          meetings: number;
          noShows: number;
          noShowRate: number | null;
          spend: {
            [key: string]: number;
          };
          costPerOpportunity: {
            [key: string]: number;
          };
        };
      };
      topCampaigns: {
        rows: ({
            source: string;
            campaign: string | null;
            captured: number;
            qualifiedOpportunities: number;
            weekBefore: number;
            overrides: number;
            won: number;
          })[];
        leftOff: number;
      };
      responses: {
        rows: ({
            source: string;
            /** @enum {string} */
            tier: "high" | "standard" | "nurture";
            captured: number;
            contacted: number;
            medianSeconds: number | null;
            /** @enum {string} */
            verdict: "slow" | "fine" | "small-sample";
          })[];
        leftOff: number;
      };
      noShows: {
        rows: ({
            source: string;
            meetings: number;
            noShows: number;
            rate: number;
            /** @enum {string} */
            verdict: "high" | "fine" | "small-sample";
          })[];
        leftOff: number;
      };
      dispositions: {
        weeksBefore: number;
        rows: ({
            disposition: string;
            closed: number;
            meanBefore: number | null;
            /** @enum {string} */
            trend: "up" | "down" | "steady" | "small-sample";
            behind: ({
                source: string;
                campaign: string | null;
                landingPage: string | null;
                content: string | null;
                closed: number;
              })[];
          })[];
        leftOff: number;
      };
      unworked: {
        untouched: number;
        overdue: number;
        unowned: number;
        rows: ({
            /** Format: ulid */
            leadId: string;
            /** @enum {string} */
            tier: "high" | "standard" | "nurture";
            ownerId: string;
            ownerName: string | null;
            source: string;
            /** Format: date-time */
            waitingSince: string;
            respondBy: string | null;
            overdue: boolean;
          })[];
        leftOff: number;
      };
      overrides: {
        rows: ({
            /** Format: ulid */
            leadId: string;
            /** Format: date-time */
            at: string;
            byId: string;
            byName: string | null;
            reason: string;
          })[];
        leftOff: number;
      };
      experiments: {
        rows: ({
            /** Format: ulid */
            id: string;
            hypothesis: string;
            /** @enum {string} */
            metric: "leadToContact" | "contactToQualified" | "qualifiedToOpportunity" | "noShowRate" | "medianSpeedToLead" | "medianFirstResponse" | "costPerLead" | "costPerQualifiedLead" | "costPerOpportunity";
            ownerId: string;
            ownerName: string | null;
            sprint: string | null;
            startedOn: string | null;
            result: ({
              /** @enum {string} */
              unit: "rate" | "seconds" | "cost";
              before: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                value: number | null;
                cost: {
                  [key: string]: number;
                };
                samples: number;
              };
              after: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                value: number | null;
                cost: {
                  [key: string]: number;
                };
                samples: number;
              };
            }) | null;
            /** @enum {string} */
            status: "proposed" | "running";
          })[];
        leftOff: number;
      };
      decisions: {
        rows: ({
            /** Format: ulid */
            id: string;
            hypothesis: string;
            /** @enum {string} */
            metric: "leadToContact" | "contactToQualified" | "qualifiedToOpportunity" | "noShowRate" | "medianSpeedToLead" | "medianFirstResponse" | "costPerLead" | "costPerQualifiedLead" | "costPerOpportunity";
            ownerId: string;
            ownerName: string | null;
            sprint: string | null;
            startedOn: string | null;
            result: ({
              /** @enum {string} */
              unit: "rate" | "seconds" | "cost";
              before: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                value: number | null;
                cost: {
                  [key: string]: number;
                };
                samples: number;
              };
              after: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                value: number | null;
                cost: {
                  [key: string]: number;
                };
                samples: number;
              };
            }) | null;
            /** Format: date */
            decidedOn: string;
            /** @enum {string} */
            outcome: "kept" | "dropped" | "inconclusive";
            note: string;
          })[];
        leftOff: number;
      };
      notes: string[];
      mailed: {
        sent: number;
        undeliverable: number;
        unsent: number;
      } | null;
    };
    Scorecard: {
      /** Format: date */
      from: string;
      /** Format: date */
      to: string;
      baseline: {
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
        /** @enum {string} */
        chosen: "query" | "model" | "days-before";
      };
      confidence: number;
      thresholds: {
        cases: number;
        opportunities: number;
        days: number;
        shareOfDays: number;
      };
      measures: ({
          /** @enum {string} */
          id: "speedToLead" | "speedToLeadBusiness" | "contactedWithinSla" | "unworked" | "opportunities" | "opportunitiesPerSpend" | "withDisposition" | "noShowRate";
          /** @enum {string} */
          unit: "seconds" | "share" | "opportunities" | "opportunitiesPer1000";
          currency: string | null;
          /** @enum {string} */
          better: "higher" | "lower";
          /** @enum {string} */
          countedBy: "capture-day" | "event-day";
          now: {
            value: number | null;
            low: number | null;
            high: number | null;
            n: number;
          };
          baseline: {
            value: number | null;
            low: number | null;
            high: number | null;
            n: number;
          };
          change: {
            value: number | null;
            low: number | null;
            high: number | null;
          };
          /** @enum {string} */
          verdict: "better" | "worse" | "no-clear-change" | "too-few";
          definition: string;
        })[];
    };
    Experiment: {
      /** Format: ulid */
      id: string;
      hypothesis: string;
      /** @enum {string} */
      metric: "leadToContact" | "contactToQualified" | "qualifiedToOpportunity" | "noShowRate" | "medianSpeedToLead" | "medianFirstResponse" | "costPerLead" | "costPerQualifiedLead" | "costPerOpportunity";
      scope: {
        source?: string;
        campaign?: string;
        /** @enum {string} */
        tier?: "high" | "standard" | "nurture";
      };
      ownerId: string;
      sprint: string | null;
      /** @enum {string} */
      status: "proposed" | "running" | "decided";
      startedOn: string | null;
      decidedOn: string | null;
      decision: ({
        /** @enum {string} */
        outcome: "kept" | "dropped" | "inconclusive";
        note: string;
      }) | null;
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      etag: string;
      result: ({
        /** @enum {string} */
        unit: "rate" | "seconds" | "cost";
        before: {
          /** Format: date */
          from: string;
          /** Format: date */
          to: string;
          value: number | null;
          cost: {
            [key: string]: number;
          };
          samples: number;
        };
        after: {
          /** Format: date */
          from: string;
          /** Format: date */
          to: string;
          value: number | null;
          cost: {
            [key: string]: number;
          };
          samples: number;
        };
      }) | null;
    };
    OperatingModel: {
      /** @description In the order in which a lead goes through them. */
      stages: ({
          /** @enum {string} */
          stage: "captured" | "assigned" | "contacted" | "qualified" | "opportunity" | "won" | "lost" | "disqualified";
          name: string;
          means: string;
          /** @description Who owns a lead in it, in words. */
          owner: string;
          /** @description Whether somebody still works on it. */
          open: boolean;
        })[];
      tiers: ({
          /** @enum {string} */
          tier: "high" | "standard" | "nurture";
          /** @description Which leads are of it. */
          takes: string;
          /** @enum {string} */
          clock: "elapsed" | "business";
          /** @enum {string} */
          due: "offsets" | "close-of-day";
          /** @description Policy minutes from assignment; null for `close-of-day`. */
          respondWithin: number | null;
          escalateAfter: number | null;
          reassignAfter: number | null;
          /** @description Of `close-of-day`: from when on the next business day counts. */
          cutoff: string | null;
          /** @description Of `close-of-day`: business minutes. */
          reassignAfterClose: number | null;
          sentence: string;
          alerts: ({
              /** @enum {string} */
              kind: "assigned" | "due" | "breached" | "reassigned";
              when: string;
              owner: ("email" | "sms" | "webhook")[];
              manager: ("email" | "sms" | "webhook")[];
              previousOwner: ("email" | "sms" | "webhook")[];
              /** @description False: it waits for the end of the recipient’s quiet hours. */
              urgent: boolean;
            })[];
        })[];
      /** @description Policy minutes of quiet that “I’m on it” buys. */
      claimQuietMinutes: number;
      calendar: {
        timeZone: string;
        /** @description Days of equal hours together. */
        hours: {
            days: string;
            shifts: string[];
          }[];
        /** @description Every day; none: closed. */
        week: ({
            /** @enum {string} */
            day: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
            shifts: string[];
          })[];
        /** @description Those of the next 12 months. */
        holidays: string[];
        holidayFeed: string | null;
      };
      gate: {
        sentence: string;
        fit: ({
            /** @enum {string} */
            criterion: "companySize" | "geography" | "industry" | "authority";
            name: string;
            required: boolean;
            /** @description Any of these meets it. */
            accepts: string[];
            sentence: string;
          })[];
        intent: ({
            /** @enum {string} */
            signal: "demoRequested" | "pricingAsked" | "repliedQuickly";
            name: string;
            required: boolean;
            /** @description The words that say so; none where only a person or a reply does. */
            accepts: string[];
            sentence: string;
          })[];
      };
      intentRules: {
        highIntentForms: string[];
        nurtureForms: string[];
        demoRequested: string[];
        pricingAsked: string[];
        implementationAsked: string[];
        repliedWithinHours: number;
      };
      routing: {
        /** @description In the order in which they are asked. */
        rules: {
            name: string;
            takes: string;
            pool: string;
          }[];
        pools: {
            name: string;
            /** @description Who belongs to it. */
            takes: string;
            /** @description Of the team as it is now; nobody: the fallback manager takes its leads. */
            members: {
                id: string;
                name: string;
                weight: number;
              }[];
          }[];
        fallbackManager: {
          id: string;
          name: string;
        };
        maxOwners: number;
        sameOwnerForAccount: boolean;
        freeMailDomains: string[];
      };
      dispositions: ({
          tag: string;
          label: string;
          /** @description Null: its own. */
          means: string | null;
        })[];
      marketing: {
        /** @description Of what no source or campaign names. */
        owner: string;
        sources: {
            source: string;
            owner: string;
          }[];
        campaigns: {
            campaign: string;
            owner: string;
          }[];
      };
      review: {
        /** @enum {string} */
        day: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
        at: string;
        recipients: ({
            /** @description Null for an address outside of the team. */
            memberId: string | null;
            name: string | null;
            /** @description Shown to managers and admins. */
            email: string | null;
          })[];
        thresholds: {
          slowResponseMinutes: {
            high: number;
            standard: number;
            nurture: number;
          };
          noShowRate: number;
          dispositionChange: number;
          smallSample: number;
        };
        /** @description What the scorecard is held against. */
        baseline: {
          /** Format: date */
          from: string;
          /** Format: date */
          to: string;
        } | null;
      };
      access: {
        repsReadAllLeads: boolean;
      };
    };
    DeadlinePreview: {
      timeZone: string;
      tiers: ({
          /** @enum {string} */
          tier: "high" | "standard" | "nurture";
          rows: {
              label: string;
              assignedAt: {
                /** Format: date-time */
                utc: string;
                /** @description As clocks of the model’s zone show it. */
                local: string;
              };
              respondBy: {
                /** Format: date-time */
                utc: string;
                /** @description As clocks of the model’s zone show it. */
                local: string;
              };
              escalateAt: {
                /** Format: date-time */
                utc: string;
                /** @description As clocks of the model’s zone show it. */
                local: string;
              };
              reassignAt: {
                /** Format: date-time */
                utc: string;
                /** @description As clocks of the model’s zone show it. */
                local: string;
              };
            }[];
        })[];
    };
    QuarantinedSubmission: {
      /** Format: ulid */
      id: string;
      /** @enum {string} */
      status: "waiting" | "dismissed" | "released";
      /**
       * Format: date-time
       * @description When it was posted.
       */
      at: string;
      /**
       * Format: date-time
       * @description When it is deleted.
       */
      expiresAt: string;
      /** @description What stands in the field that no person sees. */
      trap: string;
      email: string | null;
      name: string | null;
      company: string | null;
      phone: string | null;
      message: string | null;
      form: string | null;
      /** @description Of the first touch; null where the submission cannot be read. */
      source: string | null;
      campaign: string | null;
      landingPage: string | null;
      /** @description That of the lead it would be; null where it cannot be one. */
      tier: ("high" | "standard" | "nurture") | null;
      /** @description Everything that was posted; long values are cut. */
      fields: {
          name: string;
          value: string;
        }[];
      /** @description Why it cannot be released; none: it can. */
      errors: {
          path: string;
          message: string;
        }[];
      /** @description Who released or dismissed it. */
      settled: {
        /** Format: date-time */
        at: string;
        /** @description As events name people: `manager:morgan`. */
        by: string;
      } | null;
      /** @description The lead that it became, or that it was added to. */
      leadId: string | null;
    };
    DeadLetters: {
      messages: {
        /** @description As the queue counts, which is approximate. */
        total: number;
        /** @description Some of them, newest first; they stay in the queue. */
        samples: ({
            id: string;
            /**
             * Format: date-time
             * @description When it came into the queue.
             */
            at: string;
            /**
             * @description What failed: an event’s delivery, a function, a schedule’s call, or what cannot be told.
             * @enum {string}
             */
            kind: "event" | "invocation" | "schedule" | "other";
            /** @description The rule or schedule that could not deliver. */
            rule: string | null;
            function: string | null;
            /** @description Such as `LeadAssigned`. */
            event: string | null;
            leadId: string | null;
            /** @description A code; never the message, which may quote a person. */
            error: string | null;
          })[];
      };
      batches: {
        /** @description Batches of events that a reader gave up, newest first. */
        items: ({
            key: string;
            /** @description Which reader of the events gave it up. */
            reader: ("publish-events" | "roll-up") | null;
            mapping: string | null;
            /** Format: date-time */
            at: string;
            bytes: number;
          })[];
        /** @description There are others. */
        more: boolean;
      };
    };
    GateOverride: {
      /** Format: ulid */
      leadId: string;
      /** Format: date-time */
      at: string;
      byId: string;
      /** @description Null for who is not on the team. */
      byName: string | null;
      reason: string;
      /** @description The lead’s, as the company. */
      name: string | null;
      company: string | null;
      /**
       * @description Where the lead is now.
       * @enum {string}
       */
      stage: "captured" | "assigned" | "contacted" | "qualified" | "opportunity" | "won" | "lost" | "disqualified";
      /** @description Of the first touch. */
      source: string;
      campaign: string | null;
    };
    Me: {
      /** @enum {string} */
      kind: "person" | "key";
      /** @description Null for a key. */
      memberId: string | null;
      /** @description The member’s, or the key’s. */
      name: string;
      /**
       * @description `bi` of keys alone.
       * @enum {string}
       */
      role: "rep" | "manager" | "marketer" | "admin" | "bi";
      /** @description The member’s own; null: the model’s. */
      timeZone: string | null;
      modelTimeZone: string;
      /** @description False for reps who read their own leads only, and for readers of figures. */
      mayReadAllLeads: boolean;
    };
    Member: {
      id: string;
      name: string;
      /** @description Not shown to other reps, as the telephone number. */
      email?: string;
      phone?: string;
      /** @enum {string} */
      role: "rep" | "manager" | "marketer" | "admin";
      active: boolean;
      /** @description Null: the model’s. */
      timeZone: string | null;
      /** @enum {string} */
      availability: "on" | "off";
      outOfOffice: {
          /** Format: date-time */
          from: string;
          /** Format: date-time */
          to: string;
        }[];
      /** @description Null: any time. */
      hours: {
        [key: string]: string[];
      } | null;
      /** @description How many turns of a cycle are theirs. */
      weight: number;
      dailyCap: number | null;
      openCap: number | null;
      skills: string[];
      territories: string[];
      alerts: {
        /** @description Shown to the member, and to managers and admins. */
        webhook?: ({
          url: string;
          /** @enum {string} */
          format: "standard" | "slack";
        }) | null;
        quietHours?: string | null;
      };
      load: {
        /** @description Open leads that they own. */
        open: number;
        /** @description Leads given to them on this day of theirs. */
        today: number;
      };
      availableNow: {
        available: boolean;
        reason: ("off" | "out-of-office" | "outside-hours" | "daily-cap" | "open-cap" | "had-it" | "inactive") | null;
      };
      version: number;
      /** @description For `If-Match`. */
      etag: string;
    };
    MemberChanged: {
      id: string;
      name: string;
      /** @description Not shown to other reps, as the telephone number. */
      email?: string;
      phone?: string;
      /** @enum {string} */
      role: "rep" | "manager" | "marketer" | "admin";
      active: boolean;
      /** @description Null: the model’s. */
      timeZone: string | null;
      /** @enum {string} */
      availability: "on" | "off";
      outOfOffice: {
          /** Format: date-time */
          from: string;
          /** Format: date-time */
          to: string;
        }[];
      /** @description Null: any time. */
      hours: {
        [key: string]: string[];
      } | null;
      /** @description How many turns of a cycle are theirs. */
      weight: number;
      dailyCap: number | null;
      openCap: number | null;
      skills: string[];
      territories: string[];
      alerts: {
        /** @description Shown to the member, and to managers and admins. */
        webhook?: ({
          url: string;
          /** @enum {string} */
          format: "standard" | "slack";
        }) | null;
        quietHours?: string | null;
      };
      load: {
        /** @description Open leads that they own. */
        open: number;
        /** @description Leads given to them on this day of theirs. */
        today: number;
      };
      availableNow: {
        available: boolean;
        reason: ("off" | "out-of-office" | "outside-hours" | "daily-cap" | "open-cap" | "had-it" | "inactive") | null;
      };
      version: number;
      /** @description For `If-Match`. */
      etag: string;
      /** @description Of who leaves or no longer works on leads: open leads that they still own. */
      openLeads?: number;
      /** @description Of a new webhook: shown this once. */
      webhookSecret?: string;
    };
    Rebuild: {
      /** Format: ulid */
      runId: string;
      /** @enum {string} */
      status: "running" | "rebuilt" | "agrees" | "differs" | "failed" | "refused" | "abandoned";
      verifyOnly: boolean;
      by: string;
      /** Format: date-time */
      startedAt: string;
      endedAt: string | null;
      events: number;
      unreadable: number;
      differences: ({
          key: {
            /** Format: date */
            day: string;
            /** @enum {string} */
            dimension: "all" | "source" | "campaign" | "latestSource" | "latestCampaign" | "form" | "rep" | "activity";
            /** @enum {string} */
            tier: "high" | "standard" | "nurture";
            value: (string | null)[];
          };
          stored: {
            [key: string]: number;
          };
          recounted: {
            [key: string]: number;
          };
        })[];
    };
  };
  responses: {
    /** @description Above the API’s rate: API Gateway itself asks to come back. */
    TooManyRequests: {
      content: {
        "application/json": {
          message: string;
        };
      };
    };
    /** @description Something failed on our side; after 503, try again. */
    Failed: {
      content: {
        "application/problem+json": components["schemas"]["Problem"];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}

export type $defs = Record<string, never>;

export type external = Record<string, never>;

export interface operations {

  /**
   * Takes a form’s submission
   * @description Stored before it is answered. Posting the same `submission_id` again answers the same lead.
   */
  captureLead: {
    parameters: {
      header?: {
        /** @description Stands for `submission_id` where the body has none. */
        "idempotency-key"?: string;
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *   "email": "jane.doe@acme.example",
         *   "name": "Jane Doe",
         *   "form": "demo",
         *   "utm_source": "google",
         *   "utm_medium": "cpc",
         *   "utm_campaign": "brand",
         *   "landing_page": "https://www.example.com/demo",
         *   "submission_id": "b1c6a7f0-4b1e-4f43-9a3d-2f4a0f6c1f10"
         * }
         */
        "application/json": components["schemas"]["Submission"];
        "application/x-www-form-urlencoded": components["schemas"]["Submission"];
        "multipart/form-data": components["schemas"]["Submission"];
      };
    };
    responses: {
      /** @description It was taken before. */
      200: {
        content: {
          "application/json": {
            /** Format: ulid */
            leadId: string;
            /** @enum {string} */
            status: "captured" | "merged";
            /** @enum {string} */
            tier: "high" | "standard" | "nurture";
          };
          "text/html": string;
        };
      };
      /** @description Stored: as a new lead, or as a touch of the person’s open one. */
      201: {
        content: {
          "application/json": {
            /** Format: ulid */
            leadId: string;
            /** @enum {string} */
            status: "captured" | "merged";
            /** @enum {string} */
            tier: "high" | "standard" | "nurture";
          };
          "text/html": string;
        };
      };
      /** @description A browser goes on to the page that `redirect` names. */
      303: {
        content: never;
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The `submission_id` was used for another submission. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Lists leads
   * @description Of an owner what is due first, then what they work on, longest without news first, then what is closed; of `waiting` the soonest deadline first; otherwise newest first. Without days, of the last 30; with `waiting`, or with `owner` and `open`, of any day. A rep sees their own, or everybody’s when the model says so.
   */
  listLeads: {
    parameters: {
      query?: {
        owner?: string;
        stage?: "captured" | "assigned" | "contacted" | "qualified" | "opportunity" | "won" | "lost" | "disqualified";
        tier?: "high" | "standard" | "nurture";
        /** @description Only leads that are not closed. */
        open?: "true";
        /** @description What waits for a first response: the leads that `now` of the figures counts. */
        waiting?: "untouched" | "overdue" | "unowned";
        from?: string;
        to?: string;
        cursor?: string;
        limit?: number;
      };
      header?: {
        /** @description The ETag of an answer that is there already. */
        "if-none-match"?: string;
      };
    };
    responses: {
      /** @description A page of leads. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": {
            items: components["schemas"]["LeadItem"][];
            /** @description Null at the end. A page may be thin or empty before that. */
            nextCursor: string | null;
          };
        };
      };
      /** @description They are what they were. */
      304: {
        content: never;
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The query does not fit; `errors` name its fields. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Reads a lead with its alerts, its timeline, and what the caller may do with it
   * @description Reads a lead with its alerts, its timeline, and what the caller may do with it
   */
  readLead: {
    parameters: {
      path: {
        /** @description The lead. */
        id: string;
      };
    };
    responses: {
      /** @description The lead as it is now. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["Lead"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Lists the other leads of the same company, newest first
   * @description By the domain of the e-mail address. Of leads that the caller may not read it tells stage, owner and time alone.
   */
  listLeadsOfCompany: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      path: {
        /** @description The lead. */
        id: string;
      };
    };
    responses: {
      /** @description A page of leads. */
      200: {
        content: {
          "application/json": components["schemas"]["CompanyLeads"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The query does not fit; `errors` name its fields. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Says “I’m on it”
   * @description For the owner alone. Their reminders rest for a while; the clock runs on.
   */
  claimLead: {
    parameters: {
      header?: {
        /** @description Makes the change to this version or not at all. */
        "if-match"?: string;
      };
      path: {
        /** @description The lead. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /** @example {} */
        "application/json": Record<string, never>;
      };
    };
    responses: {
      /** @description The lead as it is now. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["Lead"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The stage of the lead forbids it, or somebody else is ahead. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It has changed since. */
      412: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Records the first response, which stops the clock
   * @description Records the first response, which stops the clock
   */
  recordContact: {
    parameters: {
      header?: {
        /** @description Makes the change to this version or not at all. */
        "if-match"?: string;
      };
      path: {
        /** @description The lead. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *   "channel": "call",
         *   "note": "Wants to see it on Thursday."
         * }
         */
        "application/json": {
          /** @enum {string} */
          channel: "call" | "email" | "sms" | "meeting";
          /**
           * @default self_reported
           * @enum {string}
           */
          evidence?: "self_reported" | "call" | "mail";
          note?: string;
        };
      };
    };
    responses: {
      /** @description The lead as it is now. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["Lead"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The stage of the lead forbids it, or somebody else is ahead. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It has changed since. */
      412: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Records that the person answered
   * @description Records that the person answered
   */
  recordReply: {
    parameters: {
      header?: {
        /** @description Makes the change to this version or not at all. */
        "if-match"?: string;
      };
      path: {
        /** @description The lead. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /** @example {} */
        "application/json": Record<string, never>;
      };
    };
    responses: {
      /** @description The lead as it is now. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["Lead"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The stage of the lead forbids it, or somebody else is ahead. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It has changed since. */
      412: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Records a meeting that was booked, was held, or to which nobody came
   * @description Records a meeting that was booked, was held, or to which nobody came
   */
  recordMeeting: {
    parameters: {
      header?: {
        /** @description Makes the change to this version or not at all. */
        "if-match"?: string;
      };
      path: {
        /** @description The lead. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *   "state": "booked"
         * }
         */
        "application/json": {
          /** @enum {string} */
          state: "booked" | "held" | "no_show";
          note?: string;
        };
      };
    };
    responses: {
      /** @description The lead as it is now. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["Lead"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The stage of the lead forbids it, or somebody else is ahead. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It has changed since. */
      412: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Confirms fit and intent
   * @description All four criteria of fit and one sign of intent must be met; 422 names what is missing.
   */
  qualifyLead: {
    parameters: {
      header?: {
        /** @description Makes the change to this version or not at all. */
        "if-match"?: string;
      };
      path: {
        /** @description The lead. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *   "fit": {
         *     "companySize": {
         *       "met": true
         *     },
         *     "geography": {
         *       "met": true
         *     },
         *     "industry": {
         *       "met": true
         *     },
         *     "authority": {
         *       "met": true,
         *       "evidence": "Head of Growth"
         *     }
         *   },
         *   "intent": {
         *     "demoRequested": {
         *       "met": true
         *     }
         *   }
         * }
         */
        "application/json": {
          fit: {
            companySize: {
              met: boolean;
              evidence?: string;
            };
            geography: {
              met: boolean;
              evidence?: string;
            };
            industry: {
              met: boolean;
              evidence?: string;
            };
            authority: {
              met: boolean;
              evidence?: string;
            };
          };
          intent: {
            demoRequested?: {
              met: boolean;
              evidence?: string;
            };
            pricingAsked?: {
              met: boolean;
              evidence?: string;
            };
            repliedQuickly?: {
              met: boolean;
              evidence?: string;
            };
          };
          note?: string;
        };
      };
    };
    responses: {
      /** @description The lead as it is now. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["Lead"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The stage of the lead forbids it, or somebody else is ahead. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It has changed since. */
      412: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Opens an opportunity
   * @description The lead is qualified, or a manager or admin overrides the gate with a reason.
   */
  openOpportunity: {
    parameters: {
      header?: {
        /** @description Makes the change to this version or not at all. */
        "if-match"?: string;
      };
      path: {
        /** @description The lead. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *   "amount": "12000.00",
         *   "currency": "EUR"
         * }
         */
        "application/json": {
          amount?: string | number;
          currency?: string;
          override?: {
            reason: string;
          };
          note?: string;
        };
      };
    };
    responses: {
      /** @description The lead as it is now. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["Lead"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The stage of the lead forbids it, or somebody else is ahead. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It has changed since. */
      412: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Closes the opportunity as won
   * @description Closes the opportunity as won
   */
  winLead: {
    parameters: {
      header?: {
        /** @description Makes the change to this version or not at all. */
        "if-match"?: string;
      };
      path: {
        /** @description The lead. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *   "amount": "1999.90",
         *   "currency": "EUR"
         * }
         */
        "application/json": {
          amount: string | number;
          currency: string;
          note?: string;
        };
      };
    };
    responses: {
      /** @description The lead as it is now. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["Lead"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The stage of the lead forbids it, or somebody else is ahead. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It has changed since. */
      412: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Closes the opportunity as lost
   * @description Closes the opportunity as lost
   */
  loseLead: {
    parameters: {
      header?: {
        /** @description Makes the change to this version or not at all. */
        "if-match"?: string;
      };
      path: {
        /** @description The lead. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *   "disposition": "no_budget"
         * }
         */
        "application/json": {
          disposition: string;
          note?: string;
        };
      };
    };
    responses: {
      /** @description The lead as it is now. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["Lead"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The stage of the lead forbids it, or somebody else is ahead. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It has changed since. */
      412: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Closes a lead of which no deal will come
   * @description Closes a lead of which no deal will come
   */
  disqualifyLead: {
    parameters: {
      header?: {
        /** @description Makes the change to this version or not at all. */
        "if-match"?: string;
      };
      path: {
        /** @description The lead. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *   "disposition": "wrong_icp",
         *   "note": "A student."
         * }
         */
        "application/json": {
          disposition: string;
          note?: string;
        };
      };
    };
    responses: {
      /** @description The lead as it is now. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["Lead"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The stage of the lead forbids it, or somebody else is ahead. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It has changed since. */
      412: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Opens a closed lead again where it was closed
   * @description Opens a closed lead again where it was closed
   */
  reopenLead: {
    parameters: {
      header?: {
        /** @description Makes the change to this version or not at all. */
        "if-match"?: string;
      };
      path: {
        /** @description The lead. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *   "reason": "The budget was approved."
         * }
         */
        "application/json": {
          reason: string;
        };
      };
    };
    responses: {
      /** @description The lead as it is now. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["Lead"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The stage of the lead forbids it, or somebody else is ahead. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It has changed since. */
      412: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Gives the lead to another owner
   * @description Gives the lead to another owner
   */
  reassignLead: {
    parameters: {
      header?: {
        /** @description Makes the change to this version or not at all. */
        "if-match"?: string;
      };
      path: {
        /** @description The lead. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *   "ownerId": "blair",
         *   "reason": "Knows the account."
         * }
         */
        "application/json": {
          ownerId: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description The lead as it is now. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["Lead"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The stage of the lead forbids it, or somebody else is ahead. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It has changed since. */
      412: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Exports leads as lines of JSON, page by page
   * @description Days are capture days; without any, every lead there is, in no order.
   */
  exportLeads: {
    parameters: {
      query?: {
        from?: string;
        to?: string;
        cursor?: string;
        after?: string;
        limit?: number;
      };
    };
    responses: {
      /** @description A page of leads without their timelines. */
      200: {
        headers: {
          /** @description The `cursor` of the next page; none at the end. */
          "x-next-cursor"?: string;
        };
        content: {
          "application/x-ndjson": string;
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The query does not fit; `errors` name its fields. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Answers the figures of a range of cohort days, and what waits now
   * @description By source, rep, campaign and tier, or by what `by` names alone. `Accept: text/csv` gives the table that `table` or `by` names.
   */
  readMetrics: {
    parameters: {
      query?: {
        from?: string;
        to?: string;
        tier?: "high" | "standard" | "nurture";
        by?: "source" | "campaign" | "form" | "rep" | "tier" | "week";
        attribution?: "first" | "latest";
        compare?: "previous";
        table?: "source" | "campaign" | "form" | "rep" | "tier" | "week";
      };
      header?: {
        /** @description The ETag of an answer that is there already. */
        "if-none-match"?: string;
      };
    };
    responses: {
      /** @description The figures. */
      200: {
        headers: {
          etag?: string;
        };
        content: {
          "application/json": components["schemas"]["Metrics"];
          "text/csv": string;
        };
      };
      /** @description They are what they were. */
      304: {
        content: never;
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The query does not fit; `errors` name its fields. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Lists the frozen weeks, newest first
   * @description Lists the frozen weeks, newest first
   */
  listReviews: {
    responses: {
      /** @description The weeks. */
      200: {
        content: {
          "application/json": {
            items: {
                isoWeek: string;
                revision: number;
                /** Format: date-time */
                frozenAt: string;
              }[];
          };
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Reads the review of a week; of one that is not frozen, a draft
   * @description Reads the review of a week; of one that is not frozen, a draft
   */
  readReview: {
    parameters: {
      path: {
        /** @description Such as `2026-W47`. */
        isoWeek: string;
      };
    };
    responses: {
      /** @description The review; the printable document where `Accept` asks for a page. */
      200: {
        content: {
          "application/json": components["schemas"]["Review"];
          "text/html": string;
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It is no ISO week. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Freezes the review of a week, and mails it when asked
   * @description A frozen week stays as it is, unless it is to be built `again`.
   */
  freezeReview: {
    parameters: {
      path: {
        /** @description Such as `2026-W47`. */
        isoWeek: string;
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *   "send": true
         * }
         */
        "application/json": {
          /** @default false */
          again?: boolean;
          /** @default false */
          send?: boolean;
        };
      };
    };
    responses: {
      /** @description It was frozen before. */
      200: {
        content: {
          "application/json": components["schemas"]["ReviewWritten"];
        };
      };
      /** @description Frozen now. */
      201: {
        content: {
          "application/json": components["schemas"]["ReviewWritten"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The week is not over. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It is no ISO week. Or fields are not valid. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Sets 30 days against a baseline, and says how sure each change is
   * @description Sets 30 days against a baseline, and says how sure each change is
   */
  readScorecard: {
    parameters: {
      query?: {
        to?: string;
        baselineFrom?: string;
        baselineTo?: string;
      };
    };
    responses: {
      /** @description Each measure with its interval. */
      200: {
        content: {
          "application/json": components["schemas"]["Scorecard"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The query does not fit; `errors` name its fields. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Lists what campaigns cost, by day, oldest first
   * @description Lists what campaigns cost, by day, oldest first
   */
  listSpend: {
    parameters: {
      query?: {
        from?: string;
        to?: string;
        cursor?: string;
        limit?: number;
      };
    };
    responses: {
      /** @description A page of rows. */
      200: {
        content: {
          "application/json": {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            items: ({
                /** Format: date */
                day: string;
                source: string | null;
                campaign: string;
                amount: string;
                currency: string;
                /** Format: date-time */
                importedAt: string;
              })[];
            nextCursor: string | null;
          };
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The query does not fit; `errors` name its fields. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Takes what campaigns cost, as JSON or CSV
   * @description A row of a day, source and campaign that is there already replaces it.
   */
  importSpend: {
    requestBody: {
      content: {
        /**
         * @example {
         *   "rows": [
         *     {
         *       "campaign": "brand",
         *       "source": "google",
         *       "day": "2026-11-23",
         *       "amount": "1999.90",
         *       "currency": "EUR"
         *     }
         *   ]
         * }
         */
        "application/json": {
          rows: ({
              campaign: string;
              source?: string | null;
              /** Format: date */
              day: string;
              amount: string | number;
              currency: string;
            })[];
        };
        /**
         * @example campaign,source,day,amount,currency
         * brand,google,2026-11-23,1999.90,EUR
         */
        "text/csv": string;
      };
    };
    responses: {
      /** @description What was taken, and campaigns that nobody came by. */
      200: {
        content: {
          "application/json": {
            imported: number;
            replaced: number;
            campaigns: number;
            unknownCampaigns: ({
                campaign: string;
                source: string | null;
                /** @enum {string} */
                reason: "unknown" | "several-sources";
                spend: {
                  [key: string]: number;
                };
              })[];
          };
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Lists the experiments of both teams with what they changed, newest first
   * @description Lists the experiments of both teams with what they changed, newest first
   */
  listExperiments: {
    parameters: {
      query?: {
        status?: "proposed" | "running" | "decided";
        sprint?: string;
      };
    };
    responses: {
      /** @description The backlog. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["Experiment"][];
          };
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The query does not fit; `errors` name its fields. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Proposes an experiment
   * @description Proposes an experiment
   */
  proposeExperiment: {
    requestBody: {
      content: {
        /**
         * @example {
         *   "hypothesis": "A shorter form brings more demos.",
         *   "metric": "leadToContact",
         *   "scope": {
         *     "campaign": "brand"
         *   },
         *   "ownerId": "harper",
         *   "sprint": "2026-S23"
         * }
         */
        "application/json": {
          hypothesis: string;
          /** @enum {string} */
          metric: "leadToContact" | "contactToQualified" | "qualifiedToOpportunity" | "noShowRate" | "medianSpeedToLead" | "medianFirstResponse" | "costPerLead" | "costPerQualifiedLead" | "costPerOpportunity";
          scope?: {
            source?: string;
            campaign?: string;
            /** @enum {string} */
            tier?: "high" | "standard" | "nurture";
          };
          ownerId: string;
          sprint?: string | null;
        };
      };
    };
    responses: {
      /** @description The proposal. */
      201: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["Experiment"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Edits, starts or decides an experiment: what is named is replaced
   * @description Edits, starts or decides an experiment: what is named is replaced
   */
  changeExperiment: {
    parameters: {
      header?: {
        /** @description Makes the change to this version or not at all. */
        "if-match"?: string;
      };
      path: {
        /** @description The experiment. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *   "status": "running",
         *   "startedOn": "2026-11-24"
         * }
         */
        "application/json": {
          hypothesis?: string;
          /** @enum {string} */
          metric?: "leadToContact" | "contactToQualified" | "qualifiedToOpportunity" | "noShowRate" | "medianSpeedToLead" | "medianFirstResponse" | "costPerLead" | "costPerQualifiedLead" | "costPerOpportunity";
          scope?: {
            source?: string;
            campaign?: string;
            /** @enum {string} */
            tier?: "high" | "standard" | "nurture";
          };
          ownerId?: string;
          sprint?: string | null;
          /** @enum {string} */
          status?: "proposed" | "running" | "decided";
          /** Format: date */
          startedOn?: string;
          /** Format: date */
          decidedOn?: string;
          decision?: {
            /** @enum {string} */
            outcome: "kept" | "dropped" | "inconclusive";
            note?: string;
          };
        };
      };
    };
    responses: {
      /** @description The experiment as it is now. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["Experiment"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Its status forbids it. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It has changed since. */
      412: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Tells the operating model, in data and in words
   * @description Tells the operating model, in data and in words
   */
  readModel: {
    responses: {
      /** @description The rules that are in force. */
      200: {
        content: {
          "application/json": components["schemas"]["OperatingModel"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Says when a lead that gets its owner at a time would be due
   * @description Says when a lead that gets its owner at a time would be due
   */
  previewDeadlines: {
    parameters: {
      query?: {
        /** @description A time such as `2026-12-24T16:30` in the model’s zone; without it, samples that lie ahead. */
        at?: string;
        tier?: "high" | "standard" | "nurture";
      };
    };
    responses: {
      /** @description The deadlines of each tier. */
      200: {
        content: {
          "application/json": components["schemas"]["DeadlinePreview"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The query does not fit; `errors` name its fields. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Lists alerts that did not arrive, newest first, or those that wait for the end of quiet hours
   * @description Lists alerts that did not arrive, newest first, or those that wait for the end of quiet hours
   */
  listAlerts: {
    parameters: {
      query?: {
        status?: "failed" | "bounced" | "complained" | "held";
        from?: string;
        to?: string;
        cursor?: string;
        limit?: number;
      };
    };
    responses: {
      /** @description A page of alerts. */
      200: {
        content: {
          "application/json": {
            items: ({
                /** @description `assigned`, `due`, `breached` or `reassigned`. */
                kind: string;
                /** @description Of which owner of the lead it tells, the first one being 1. */
                round: number;
                /** @enum {string} */
                role: "owner" | "manager" | "previousOwner";
                recipientId: string;
                /** @enum {string} */
                channel: "email" | "sms" | "webhook";
                /** @enum {string} */
                status: "held" | "sending" | "sent" | "failed" | "bounced" | "complained" | "not-needed";
                attempts: number;
                /**
                 * Format: date-time
                 * @description When the status was reached.
                 */
                at: string;
                /** Format: ulid */
                leadId: string;
                /** @description The provider’s id of the message, or why it failed or came back. */
                outcome: string | null;
                /** @description The end of the recipient’s quiet hours. */
                holdUntil: string | null;
                /** @description By whom and how it was told in its place, such as `alex#sms`. */
                fellOverTo: string | null;
                /** @description Where it was to be told first, if this is a substitute. */
                insteadOf: string | null;
              })[];
            nextCursor: string | null;
          };
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The query does not fit; `errors` name its fields. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Lists submissions that were taken for a bot’s, newest first
   * @description Lists submissions that were taken for a bot’s, newest first
   */
  listQuarantine: {
    parameters: {
      query?: {
        status?: "waiting" | "dismissed" | "released";
        cursor?: string;
        limit?: number;
      };
    };
    responses: {
      /** @description A page of submissions. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["QuarantinedSubmission"][];
            nextCursor: string | null;
          };
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The query does not fit; `errors` name its fields. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Takes the submission in as a person’s
   * @description Its touches keep the time at which it was posted; clocks start now. Repeating it answers the same lead.
   */
  releaseSubmission: {
    parameters: {
      path: {
        /** @description The quarantined submission. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /** @example {} */
        "application/json": Record<string, never>;
      };
    };
    responses: {
      /** @description The lead that it became, or that it was added to. */
      200: {
        content: {
          "application/json": {
            /** Format: ulid */
            leadId: string;
            /** @enum {string} */
            status: "captured" | "merged";
            /** @enum {string} */
            tier: "high" | "standard" | "nurture";
          };
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The person has sent another submission with its `submission_id` since. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Says that the submission is a bot’s
   * @description Says that the submission is a bot’s
   */
  dismissSubmission: {
    parameters: {
      path: {
        /** @description The quarantined submission. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /** @example {} */
        "application/json": Record<string, never>;
      };
    };
    responses: {
      /** @description The submission as it is now. */
      200: {
        content: {
          "application/json": components["schemas"]["QuarantinedSubmission"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It was released. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Lists what failed for good and is no longer tried
   * @description Says where and why it failed, and nothing of what a person wrote.
   */
  listDeadLetters: {
    responses: {
      /** @description Messages and batches that were put aside. */
      200: {
        content: {
          "application/json": components["schemas"]["DeadLetters"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Lists opportunities that were opened past the gate, newest first
   * @description Lists opportunities that were opened past the gate, newest first
   */
  listOverrides: {
    parameters: {
      query?: {
        from?: string;
        to?: string;
      };
    };
    responses: {
      /** @description Who confirmed which lead, and why. */
      200: {
        content: {
          "application/json": {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            items: components["schemas"]["GateOverride"][];
          };
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The query does not fit; `errors` name its fields. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Says who is calling, in which role
   * @description Says who is calling, in which role
   */
  readMe: {
    responses: {
      /** @description Who the credentials stand for. */
      200: {
        content: {
          "application/json": components["schemas"]["Me"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Lists the members with their load and availability
   * @description Lists the members with their load and availability
   */
  listTeam: {
    responses: {
      /** @description Everybody on the team, and who left. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["Member"][];
          };
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Adds a member
   * @description Managers and admins are added by admins.
   */
  addMember: {
    requestBody: {
      content: {
        /**
         * @example {
         *   "id": "alex",
         *   "name": "Alex Rivera",
         *   "email": "alex@example.com",
         *   "role": "rep",
         *   "weight": 2,
         *   "skills": [
         *     "enterprise"
         *   ]
         * }
         */
        "application/json": {
          id: string;
          name: string;
          /** Format: email */
          email: string;
          phone?: string;
          /** @enum {string} */
          role: "rep" | "manager" | "marketer" | "admin";
          /** @default true */
          active?: boolean;
          /** @default null */
          timeZone?: string | null;
          /**
           * @default on
           * @enum {string}
           */
          availability?: "on" | "off";
          /** @default [] */
          outOfOffice?: {
              /** Format: date-time */
              from: string;
              /** Format: date-time */
              to: string;
            }[];
          hours?: {
            /** @default [] */
            monday?: string[];
            /** @default [] */
            tuesday?: string[];
            /** @default [] */
            wednesday?: string[];
            /** @default [] */
            thursday?: string[];
            /** @default [] */
            friday?: string[];
            /** @default [] */
            saturday?: string[];
            /** @default [] */
            sunday?: string[];
          } | null;
          /** @default 1 */
          weight?: number;
          /** @default null */
          dailyCap?: number | null;
          /** @default null */
          openCap?: number | null;
          /** @default [] */
          skills?: string[];
          /** @default [] */
          territories?: string[];
          /**
           * @default {
           *   "webhook": null,
           *   "quietHours": null
           * }
           */
          alerts?: {
            /** @default null */
            webhook?: ({
              /** Format: uri */
              url: string;
              /**
               * @default standard
               * @enum {string}
               */
              format?: "standard" | "slack";
            }) | null;
            /** @default null */
            quietHours?: string | null;
          };
        };
      };
    };
    responses: {
      /** @description The new member. */
      201: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["MemberChanged"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Somebody has that id. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Changes a member: what is named is replaced
   * @description Everybody may change their own availability, absences and alerts; the rest is for managers and admins.
   */
  changeMember: {
    parameters: {
      header?: {
        /** @description Makes the change to this version or not at all. */
        "if-match"?: string;
      };
      path: {
        /** @description The member. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /**
         * @example {
         *   "availability": "off"
         * }
         */
        "application/json": {
          name?: string;
          /** Format: email */
          email?: string;
          phone?: string | null;
          /** @enum {string} */
          role?: "rep" | "manager" | "marketer" | "admin";
          active?: boolean;
          timeZone?: string | null;
          /** @enum {string} */
          availability?: "on" | "off";
          outOfOffice?: {
              /** Format: date-time */
              from: string;
              /** Format: date-time */
              to: string;
            }[];
          hours?: {
            /** @default [] */
            monday?: string[];
            /** @default [] */
            tuesday?: string[];
            /** @default [] */
            wednesday?: string[];
            /** @default [] */
            thursday?: string[];
            /** @default [] */
            friday?: string[];
            /** @default [] */
            saturday?: string[];
            /** @default [] */
            sunday?: string[];
          } | null;
          weight?: number;
          dailyCap?: number | null;
          openCap?: number | null;
          skills?: string[];
          territories?: string[];
          alerts?: {
            webhook?: ({
              /** Format: uri */
              url: string;
              /**
               * @default standard
               * @enum {string}
               */
              format?: "standard" | "slack";
            }) | null;
            quietHours?: string | null;
          };
        };
      };
    };
    responses: {
      /** @description The member as they are now. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["MemberChanged"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The fallback manager must stay an active manager. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It has changed since. */
      412: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Makes a new secret for the member’s webhook
   * @description Makes a new secret for the member’s webhook
   */
  renewWebhookSecret: {
    parameters: {
      header?: {
        /** @description Makes the change to this version or not at all. */
        "if-match"?: string;
      };
      path: {
        /** @description The member. */
        id: string;
      };
    };
    requestBody: {
      content: {
        /** @example {} */
        "application/json": Record<string, never>;
      };
    };
    responses: {
      /** @description The member, with the secret. */
      200: {
        headers: {
          /** @description The version that was answered. */
          etag: string;
        };
        content: {
          "application/json": components["schemas"]["MemberChanged"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The member has no webhook. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description It has changed since. */
      412: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Lists who changed what, newest first
   * @description Lists who changed what, newest first
   */
  readTeamAudit: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
    };
    responses: {
      /** @description A page of the audit. */
      200: {
        content: {
          "application/json": {
            items: ({
                /** Format: date-time */
                at: string;
                actor: string;
                /** @enum {string} */
                what: "member-added" | "member-changed" | "webhook-secret-made" | "key-issued" | "key-revoked";
                id: string;
                fields: string[];
              })[];
            nextCursor: string | null;
          };
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The query does not fit; `errors` name its fields. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Lists every key there ever was, oldest first
   * @description Lists every key there ever was, oldest first
   */
  listKeys: {
    responses: {
      /** @description The keys without their secrets. */
      200: {
        content: {
          "application/json": {
            items: ({
                keyId: string;
                name: string;
                /** @enum {string} */
                role: "admin" | "manager" | "marketer" | "bi";
                /** Format: date-time */
                createdAt: string;
                createdBy: string;
                revokedAt: string | null;
              })[];
          };
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Issues a key
   * @description Issues a key
   */
  issueKey: {
    requestBody: {
      content: {
        /**
         * @example {
         *   "name": "reports",
         *   "role": "bi"
         * }
         */
        "application/json": {
          name: string;
          /** @enum {string} */
          role: "admin" | "manager" | "marketer" | "bi";
        };
      };
    };
    responses: {
      /** @description The key: shown this once. */
      201: {
        content: {
          "application/json": {
            keyId: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "manager" | "marketer" | "bi";
            /** Format: date-time */
            createdAt: string;
            /** @description Shown this once. */
            apiKey: string;
          };
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Revokes a key, which stops at once
   * @description Revokes a key, which stops at once
   */
  revokeKey: {
    parameters: {
      path: {
        /** @description The key’s `keyId`. */
        id: string;
      };
    };
    responses: {
      /** @description Revoked, now or before. */
      204: {
        content: never;
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description There is no such thing. */
      404: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Says how the last rebuilds of the figures went, newest first
   * @description Says how the last rebuilds of the figures went, newest first
   */
  listRebuilds: {
    responses: {
      /** @description The last ten. */
      200: {
        content: {
          "application/json": {
            items: components["schemas"]["Rebuild"][];
          };
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Counts all figures anew from the events, or only compares
   * @description Counts all figures anew from the events, or only compares
   */
  startRebuild: {
    requestBody: {
      content: {
        /**
         * @example {
         *   "verifyOnly": true
         * }
         */
        "application/json": {
          /** @default false */
          verifyOnly?: boolean;
        };
      };
    };
    responses: {
      /** @description It has started. */
      202: {
        content: {
          "application/json": components["schemas"]["Rebuild"];
        };
      };
      /** @description The body cannot be read. */
      400: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description No valid credentials. */
      401: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The role does not allow it. */
      403: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description One is running. */
      409: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The body is too large. */
      413: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description The content type is not supported. */
      415: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      /** @description Fields are not valid; `errors` name them. */
      422: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Says where people sign in
   * @description Says where people sign in
   */
  readSignIn: {
    responses: {
      /** @description As asked. */
      200: {
        content: {
          "application/json": {
            /**
             * Format: uri
             * @description The OpenID Connect issuer of the access tokens.
             */
            issuer: string;
            clientId: string;
            /**
             * Format: uri
             * @description The console’s own address.
             */
            baseUrl: string;
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
  /**
   * Answers this description
   * @description Answers this description
   */
  readDescription: {
    responses: {
      /** @description OpenAPI 3.1. */
      200: {
        content: {
          "application/json": {
            openapi: string;
            [key: string]: unknown;
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      default: components["responses"]["Failed"];
    };
  };
}
