// Generated from texts/en.yaml by `npm run docs`.

type Input = string | number;

export interface Texts {
  readonly talk: {
    readonly greeting: string;
    readonly thanks: string;
    readonly pickNumber: string;
    readonly howAreYou: string;
    readonly goodbye: string;
    readonly praised: string;
    readonly acknowledged: string;
    readonly tellMe: string;
    readonly noHurry: string;
    readonly iAmABot: string;
    readonly sayOtherwise: string;
    readonly whichTopic: string;
    readonly source: string;
  };
  readonly announcement: {
    readonly calling: (inputs: { readonly team: Input | null }) => string;
    readonly wait: (inputs: { readonly minutes: number }) => string;
    readonly closed: (inputs: { readonly team: Input | null; readonly when: Input | null }) => string;
    readonly queued: (inputs: { readonly team: Input | null }) => string;
    readonly leaveDetails: string;
  };
  readonly gates: {
    readonly optedOut: string;
    readonly optedIn: string;
    readonly withBot: string;
    readonly tooFast: string;
    readonly tooManyCommands: string;
    readonly terms: string;
    readonly consentQuestion: string;
    readonly consentAgain: string;
    readonly accept: string;
    readonly decline: string;
    readonly accepted: string;
    readonly declined: string;
    readonly cannotListen: string;
    readonly cannotSee: string;
    readonly received: (inputs: { readonly thing: Input }) => string;
    readonly cannotRead: string;
    readonly talkToPerson: string;
    readonly selfHarm: string;
    readonly violence: string;
    readonly kinds: {
      readonly image: string;
      readonly audio: string;
      readonly video: string;
      readonly file: string;
      readonly location: string;
      readonly contact: string;
      readonly sticker: string;
      readonly link: string;
      readonly post: string;
      readonly other: string;
    };
  };
  readonly ladder: {
    readonly stillLooking: string;
    readonly offerBot: string;
    readonly withBot: string;
    readonly keepWaiting: string;
    readonly ticketOpened: string;
    readonly stillThere: string;
    readonly goodbye: string;
    readonly botIsBack: string;
    readonly followUp: string;
  };
  readonly hours: {
    readonly people: (inputs: { readonly times: Input }) => string;
    readonly range: (inputs: { readonly from: Input; readonly to: Input }) => string;
    readonly allDay: string;
    readonly span: (inputs: { readonly first: Input; readonly last: Input }) => string;
    readonly open: string;
    readonly closed: (inputs: { readonly when: Input | null }) => string;
  };
  readonly recap: {
    readonly customer: string;
    readonly wants: string;
    readonly alsoAsked: string;
    readonly notAnswered: string;
    readonly tried: string;
    readonly bot: string;
    readonly person: string;
    readonly toolFailed: (inputs: { readonly name: Input }) => string;
    readonly toolWaits: (inputs: { readonly name: Input }) => string;
    readonly toolDone: (inputs: { readonly name: Input }) => string;
    readonly data: string;
    readonly chosen: string;
    readonly place: string;
    readonly mood: string;
    readonly moods: {
      readonly angry: string;
      readonly unhappy: string;
      readonly neutral: string;
      readonly happy: string;
    };
    readonly language: string;
    readonly languages: {
      readonly "pt-BR": string;
      readonly en: string;
      readonly es: string;
    };
    readonly sources: string;
    readonly attachment: string;
    readonly why: string;
    readonly next: string;
    readonly unread: string;
    readonly anyReason: {
      readonly next: string;
    };
    readonly reasons: {
      readonly customer_request: {
        readonly why: string;
        readonly next: string;
      };
      readonly keyword: {
        readonly why: string;
        readonly next: string;
      };
      readonly low_confidence: {
        readonly why: string;
        readonly next: string;
      };
      readonly missing_knowledge: {
        readonly why: string;
        readonly next: string;
      };
      readonly unsupported_request: {
        readonly why: string;
        readonly next: string;
      };
      readonly policy: {
        readonly why: string;
        readonly next: string;
      };
      readonly tool_failure: {
        readonly why: string;
        readonly next: string;
      };
      readonly model_failure: {
        readonly why: string;
        readonly next: string;
      };
      readonly budget: {
        readonly why: string;
        readonly next: string;
      };
      readonly loop: {
        readonly why: string;
        readonly next: string;
      };
      readonly negative_sentiment: {
        readonly why: string;
        readonly next: string;
      };
      readonly agent_command: {
        readonly why: string;
        readonly next: string;
      };
      readonly timeout: {
        readonly why: string;
        readonly next: string;
      };
      readonly error: {
        readonly why: string;
        readonly next: string;
      };
    };
  };
  readonly notes: {
    readonly teamWaits: (inputs: { readonly time: Input }) => string;
    readonly opening: (inputs: { readonly time: Input }) => string;
    readonly inTheQueue: (inputs: { readonly customers: Input }) => string;
    readonly agentWaits: (inputs: { readonly time: Input }) => string;
    readonly agentOpening: (inputs: { readonly time: Input }) => string;
    readonly noAnswer: (inputs: { readonly time: Input }) => string;
    readonly botTakesOver: string;
    readonly botMayNot: string;
    readonly closed: string;
    readonly takenBack: string;
    readonly wantsApproval: (inputs: { readonly call: Input }) => string;
    readonly failedOnMessage: string;
    readonly failedOnTimer: string;
    readonly failedDeciding: string;
    readonly unreadable: string;
    readonly notDelivered: (inputs: { readonly kind: Input; readonly error: Input }) => string;
    readonly noConsent: string;
    readonly keptTooLong: string;
    readonly harm: string;
    readonly selfHarm: string;
    readonly violence: string;
    readonly switchedOff: string;
    readonly mediaForPeople: string;
    readonly optedOut: string;
    readonly optsOut: string;
    readonly optsIn: string;
    readonly automatic: string;
    readonly cannotFollowUp: string;
    readonly needsPerson: (inputs: { readonly reason: Input; readonly team: Input | null }) => string;
    readonly tooMuchInAnHour: string;
    readonly notFollowed: string;
  };
  readonly commands: {
    readonly misspelt: (inputs: { readonly word: Input; readonly guess: Input; readonly help: Input }) => string;
    readonly inPublic: (inputs: { readonly word: Input }) => string;
    readonly tooOld: (inputs: { readonly word: Input }) => string;
    readonly needsSupervisor: (inputs: { readonly word: Input; readonly team: Input | null }) => string;
    readonly peopleUnknown: (inputs: { readonly word: Input }) => string;
    readonly unread: string;
    readonly tooSlow: (inputs: { readonly word: Input }) => string;
    readonly failed: (inputs: { readonly word: Input }) => string;
    readonly closed: string;
    readonly optedOut: string;
    readonly switchedOff: string;
    readonly botHasItAlready: string;
    readonly botHasIt: string;
    readonly botAnswers: string;
    readonly botWaits: string;
    readonly context: (inputs: { readonly messages: number }) => string;
    readonly contextSummarised: (inputs: { readonly messages: number }) => string;
    readonly instruction: string;
    readonly instructionNeedsModel: (inputs: { readonly draft: Input }) => string;
    readonly pausedUntilResumed: (inputs: { readonly resume: Input }) => string;
    readonly pausedUntil: (inputs: { readonly until: Input; readonly resume: Input }) => string;
    readonly noTime: (inputs: { readonly text: Input; readonly usage: Input }) => string;
    readonly resumed: string;
    readonly escalated: (inputs: { readonly people: Input | null }) => string;
    readonly transferred: (inputs: { readonly team: Input }) => string;
    readonly whichTeam: (inputs: { readonly usage: Input; readonly teams: Input }) => string;
    readonly noSuchTeam: (inputs: { readonly team: Input; readonly teams: Input }) => string;
    readonly teamsUnknown: string;
    readonly escalatedBy: (inputs: { readonly name: Input; readonly reason: Input | null }) => string;
    readonly transferredBy: (inputs: { readonly name: Input; readonly reason: Input | null }) => string;
    readonly nothingDrafted: string;
    readonly sent: string;
    readonly nothingToApprove: string;
    readonly whichApproval: (inputs: { readonly list: Input }) => string;
    readonly noSuchApproval: (inputs: { readonly nr: Input; readonly list: Input }) => string;
    readonly approved: (inputs: { readonly nr: Input; readonly tool: Input }) => string;
    readonly toolSaid: (inputs: { readonly result: Input }) => string;
    readonly rejected: (inputs: { readonly nr: Input; readonly tool: Input }) => string;
    readonly noContact: string;
    readonly forgetQuestion: (inputs: { readonly contact: Input; readonly confirm: Input }) => string;
    readonly forgetting: (inputs: { readonly contact: Input }) => string;
    readonly forgetNotAsked: (inputs: { readonly word: Input }) => string;
    readonly available: string;
    readonly noSuchCommand: (inputs: { readonly word: Input }) => string;
    readonly supervisorsOnly: string;
    readonly alsoAs: string;
  };
  readonly commandWords: {
    readonly bot: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly pause: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly resume: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly summary: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly context: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly status: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly analyze: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly suggest: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly draft: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly send: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly sentiment: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly translate: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly transfer: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly escalate: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly approve: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly reject: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly forget: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
    readonly help: {
      readonly aliases: string;
      readonly usage: string;
      readonly summary: string;
    };
  };
  readonly status: {
    readonly status: string;
    readonly context: string;
    readonly holder: string;
    readonly holders: {
      readonly bot: string;
      readonly team: string;
      readonly agent: string;
      readonly closed: string;
    };
    readonly since: (inputs: { readonly time: Input; readonly ago: Input }) => string;
    readonly why: string;
    readonly reasons: {
      readonly new_conversation: string;
      readonly new_episode: string;
      readonly agent_takeover: string;
      readonly opened: string;
      readonly unassigned: string;
      readonly snoozed: string;
      readonly paused: string;
      readonly returned: string;
      readonly resolved: string;
      readonly system_failure: string;
    };
    readonly escalated: string;
    readonly escalatedBy: (inputs: { readonly name: Input; readonly time: Input; readonly reason: Input | null }) => string;
    readonly waitsFor: string;
    readonly waits: {
      readonly answer: string;
      readonly customer: string;
      readonly team: string;
      readonly agent: string;
      readonly nobody: string;
    };
    readonly timers: string;
    readonly timerNames: {
      readonly waiting_in_team: string;
      readonly agent_silent: string;
      readonly customer_silent: string;
      readonly episode_limit: string;
      readonly pace_over: string;
      readonly pause_over: string;
      readonly next_intent: string;
    };
    readonly inTime: (inputs: { readonly span: Input }) => string;
    readonly dueNow: string;
    readonly budget: string;
    readonly handoffs: (inputs: { readonly count: Input; readonly limit: Input }) => string;
    readonly errors: string;
    readonly none: string;
    readonly approvals: string;
    readonly episode: string;
    readonly contact: string;
    readonly intents: string;
    readonly entities: string;
    readonly sources: string;
    readonly memory: string;
    readonly instruction: string;
    readonly lastMessages: string;
    readonly authors: {
      readonly customer: string;
      readonly person: string;
      readonly bot: string;
      readonly system: string;
    };
    readonly attachment: string;
    readonly optedOut: string;
  };
  readonly help: {
    readonly summary: string;
    readonly analysis: string;
    readonly topic: string;
    readonly issue: string;
    readonly status: string;
    readonly next: string;
    readonly mood: string;
    readonly urgency: string;
    readonly complexity: string;
    readonly levels: {
      readonly low: string;
      readonly medium: string;
      readonly high: string;
    };
    readonly trends: {
      readonly better: string;
      readonly worse: string;
      readonly steady: string;
    };
    readonly botCan: string;
    readonly botCannot: string;
    readonly actions: string;
    readonly suggestion: string;
    readonly alternatives: string;
    readonly noSuggestion: string;
    readonly draft: string;
    readonly copyOrSend: (inputs: { readonly send: Input }) => string;
    readonly noDraft: string;
    readonly sources: string;
    readonly confidence: string;
    readonly translation: (inputs: { readonly to: Input }) => string;
    readonly nothingToTranslate: string;
    readonly noTranslator: string;
    readonly nothingSaid: string;
    readonly read: (inputs: { readonly messages: number }) => string;
    readonly madeBy: {
      readonly model: string;
      readonly rules: string;
    };
    readonly waitsForAnswer: string;
    readonly waitsForCustomer: string;
    readonly resolved: string;
    readonly answerLast: string;
    readonly acknowledge: string;
    readonly hurry: string;
    readonly waitOrAsk: string;
    readonly splitUp: string;
    readonly letBotAnswer: string;
    readonly callSupervisor: string;
    readonly whyUpset: string;
    readonly whyUnknown: string;
    readonly whyComplex: string;
  };
  readonly names: {
    readonly talk_to_person: string;
    readonly opt_out: string;
    readonly opt_in: string;
    readonly complaint: string;
    readonly order_status: string;
    readonly opening_hours: string;
    readonly price: string;
    readonly discount: string;
    readonly delivery: string;
    readonly exchange_return: string;
    readonly payment: string;
    readonly invoice: string;
    readonly product_availability: string;
    readonly address: string;
    readonly warranty: string;
    readonly schedule: string;
    readonly account_access: string;
    readonly cancel: string;
    readonly help: string;
    readonly praise: string;
    readonly insult: string;
    readonly bot_question: string;
    readonly order_number: string;
    readonly money: string;
    readonly date: string;
    readonly city: string;
    readonly phone: string;
    readonly email: string;
    readonly choice: string;
    readonly quantity: string;
    readonly url: string;
    readonly cep: string;
    readonly plate: string;
    readonly cpf: string;
    readonly cnpj: string;
  };
}
