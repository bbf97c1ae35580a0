/** What gives an attempt away, in words for an agent. */
export type InjectionReason =
  | "sets aside its instructions"
  | "gives the bot another role"
  | "speaks about the bot's system"
  | "asks for a secret"
  | "asks for somebody's data"
  | "asks for it in a disguise"
  | "is written in code"
  | "imitates machine marks"
  | "imitates a dialogue"
  | "presses or bribes"
  | "puts an order together from pieces"
  | "floods";

export interface InjectionSign {
  readonly reason: InjectionReason;
  /** How sure this alone makes it; several signs add up. */
  readonly weight: number;
  /** Matched in lower case without accents. */
  readonly pattern: RegExp;
}

/** Folded as the text is: what Korean and Japanese signs consist of comes apart. */
const any = (...parts: readonly string[]) =>
  new RegExp(
    parts
      .map((part) => `(?:${part})`)
      .join("|")
      .normalize("NFKD"),
    "u",
  );

const LAW =
  "(?:instruc\\p{L}+|instrucoes|directi\\p{L}+|diretri\\p{L}+|directri\\p{L}+|guidelines?|rules?|regras?|reglas?|regles?|regeln|orders?|ordens|ordenes|prompts?|commands?|comandos?|constraints?|restric\\p{L}+|limit\\p{L}+|polic\\p{L}+|programming|programa[cs]\\p{L}+|training|filters?|filtros?|safeguards?|safety|anweisung\\p{L}*|istruzion\\p{L}*|conversation|messages?|mensagens|mensajes|context)";
const SET_ASIDE =
  "(?:ignor\\p{L}*|disregard\\p{L}*|forget\\p{L}*|overlook\\p{L}*|bypass\\p{L}*|overrid\\p{L}*|neglect\\p{L}*|dismiss\\p{L}*|discard\\p{L}*|drop|break|violate|circumvent|desconsider\\p{L}*|esquec\\p{L}*|esquece|desobede\\p{L}*|olvid\\p{L}*|descart\\p{L}*|omit\\p{L}*|oubli\\p{L}*|vergiss|vergessen|dimentica\\p{L}*|stop following|do not follow|dont follow|nao siga|no sigas)";
const BEFORE =
  "(?:previous\\p{L}*|prior|above|earlier|before|preceding|past|existing|current|initial|original|all|any|every\\p{L}*|your|these|those|the|anterior\\p{L}*|acima|previ[ao]s?|todas?|todos?|tudo|suas?|seus?|tus?|precedent\\p{L}*|vorherig\\p{L}*)";

const SECRET =
  "(?:pass ?words?|pass ?codes?|pass ?phrases?|pass ?keys?|(?:secret|hidden|private|master|admin|access|security|encryption|system|api)[ -](?:keys?|codes?|words?|phrases?|info\\p{L}*|data|messages?|tokens?)|secrets?|credentials|key ?phrase|key ?word|the key|senhas?|palavra[- ]?(?:passe|chave|secreta)|segredos?|chave secreta|codigo secreto|credenciais|contrasenas?|clave (?:secreta|de acceso|del sistema)|palabra (?:clave|secreta)|secretos?|mots? de passe|passw(?:o|oe)rt|kennwort|geheim\\p{L}*|parola d'ordine|wachtwoord|losenord\\p{L}*|adgangskode\\p{L}*|passord\\p{L}*|salasana\\p{L}*|haslo|heslo|jelszo\\p{L}*|parola|sifre\\p{L}*|lozink\\p{L}*|contrasenya|mat khau|kata sandi)(?!\\p{L})";
const TELL =
  "(?:tell|give|say|share|show|reveal|disclose|confirm|provide|repeat|print|output|write|display|spell|type|send|read|expose|leak|hand over|what(?:'s| is| was| are| would| might| does)|whats|which|diga|dig[ao]|me fala|fale|mostre|revel\\p{L}*|confirm\\p{L}*|compartilh\\p{L}*|repita|escreva|imprima|qual(?: e)?|quais|dime|dame|comparte|muestra|cual(?: es)?|quel(?:le)? est|wie lautet|was ist|qual e|come si|wat is|vad ar|hvad er|jaki?e? jest|какой|каков|скажи)";

const DATUM =
  "(?:birth ?(?:date|day|year|place)|date of birth|place of birth|e-?mail|phone(?: number)?|telephone|home address|address|initials|last name|surname|first name|full name|middle name|social security|ssn|salary|balance|credit card|age\\b|zodiac|home ?town|city|user ?name|personal (?:data|info\\p{L}*|details)|data de nascimento|aniversario|telefone|endereco|salario|saldo|iniciais|sobrenome|nome completo|dados pessoais|fecha de nacimiento|correo|direccion|iniciales|apellido|nombre completo|datos personales)";

/** Scripts that no customer of ours is answered in; their words know no borders, or others than ours. */
const FOREIGN_SECRET =
  "парол|κωδικ|密码|密碼|口令|パスワード|暗証|비밀번호|암호|كلمة (?:المرور|السر)|رمز عبور|סיסמ|पासवर्ड|รหัสผ่าน|পাসওয়ার্ড";
const FOREIGN_SET_ASIDE =
  "(?:не обращай|игнорир|забудь|αγνοησ|ξεχασ|忽略|无视|無視|忘记|忘れ|무시|잊어|تجاهل|انس |התעלם|अनदेखी|अनदेखा|भूल जा|नजरअंदाज|ละเว้น)|(?:ignorez|oubliez|ignoriere\\p{L}*|vergiss|ignora(?:re|te)?|dimentica|negeer|ignorera|zignoruj|ignoruj) [^.!?\\n]{0,40}(?:instruc|instruk|anweis|istruz|consign|precedent|vorherig|vorig|tidigare|poprzedn|predchoz)";

/** Written from what such attempts have in common, in the three languages and the commonest words of others. */
export const injectionSigns: readonly InjectionSign[] = [
  {
    reason: "sets aside its instructions",
    weight: 0.9,
    pattern: any(
      `\\b${SET_ASIDE}\\b[^.!?\\n]{0,40}?\\b${BEFORE}\\b[^.!?\\n]{0,30}?\\b${LAW}`,
      `\\b${SET_ASIDE}\\b[^.!?\\n]{0,24}?\\b(?:what|everything|anything|all|tudo|todo|o que|lo que)\\b[^.!?\\n]{0,30}?\\b(?:told|said|instructed|taught|learned|programmed|above|before|disse\\p{L}*|falaram|ensinaram|dijeron|dicho|acima|antes)\\b`,
      `\\b${SET_ASIDE} (?:as|os|las|los|suas|seus|tus|sus|tudo|todas|todos|le|les|la) (?:[a-z]+ )?${LAW}`,
      `\\b${SET_ASIDE} (?:the |all |tudo |todo |lo |o |que )*(?:above|acima|anterior\\p{L}*|previous)\\b`,
      "\\b(?:new|updated|actual|real|novas?|nuevas?) (?:instructions?|rules|task|prompt|instrucoes|regras|instrucciones|reglas)\\b ?[:=]",
      "\\b(?:without|no|free (?:of|from)|sem|sin) (?:any )?(?:restrictions?|limitations?|filters?|censorship|rules|regras?|reglas?|restricoes|limites|filtros|restricciones)\\b",
    ),
  },
  {
    reason: "gives the bot another role",
    weight: 0.45,
    pattern: any(
      "\\b(?:you are|you're|you will be|youll be|voce (?:e|sera|vai ser)|eres|seras|tu es) (?:now|about to|going to|agora|a partir de agora|ahora|maintenant)\\b",
      "\\b(?:act|behave|respond|answer|reply|speak|function|operate) (?:as|like)(?: if)?\\b",
      "\\b(?:pretend|role-? ?play\\p{L}*|imagine|imagina|imagino|imagin[ae]mos|finja|finge|fingir|faz de conta|faca de conta|simul(?:e|ate|a que)|suppose (?:you|we|i|that|there|a)|supposing|suponha\\p{L}*|supon\\p{L}*|hypothetical\\p{L}*|hipotetic\\p{L}*|fictional|thought experiment|envision|picture (?:a|this|yourself))\\b",
      "\\b(?:let's|lets|vamos|let us) (?:play|pretend|imagine|assume|say (?:that |i |you |we |there )|jogar|brincar|fingir|supor|jugar|suponer)\\b",
      "\\b(?:take on|assume|adopt|immerse yourself in|step into|switch to|assuma|asume|adote) (?:the |a |o |el |un |um |into )*(?:role|persona|character|identity|papel|personagem|rol|personaje)\\b",
      "\\b(?:in|em|en) (?:a|an|this|um|uma|un|una) (?:[a-z-]+ ){0,3}(?:world|society|universe|reality|future|scenario|game|story|simulation|mundo|universo|sociedade|sociedad|cenario|escenario|historia|jogo|juego)\\b",
      "\\b(?:what if (?:you|we|i (?:was|were|told)|the user|there (?:was|were))|if you were|if you had to|if (?:someone|the user|a user|one) (?:were|was|wanted|asked))\\b",
    ),
  },
  {
    reason: "gives the bot another role",
    weight: 0.6,
    pattern:
      /\b(?:do anything now|jailbr\p{L}+|\bdan\b mode|unrestricted (?:ai|mode|assistant)|unfiltered|evil (?:ai|bot|twin)|opposite mode|(?:no longer|not) bound by|broken free|deceased grandm\p{L}+|my (?:late )?grandm\p{L}+ used to)\b/u,
  },
  {
    reason: "speaks about the bot's system",
    weight: 0.65,
    pattern: any(
      "\\bsystem ?(?:prompt|mode|message|override|reset|instructions?|command|check|test|audit|alert|update)\\b|\\bprompt (?:do|del) sistema\\b|\\bmodo (?:de )?(?:sistema|desenvolvedor|desarrollador|manutencao|mantenimiento|debug|administrador|root)\\b",
      "\\b(?:developer|debug\\p{L}*|maintenance|admin\\p{L}*|god|root|sudo|diagnostic|override|safe|test\\p{L}*|training|service|recovery|privileged) (?:mode|access|override|protocol|privileges?)\\b|\\bsudo\\b",
      "\\b(?:your|seus?|suas?|tus?) (?:initial |original |secret |hidden |internal |first )?(?:prompt|instructions|programming|guidelines|directives|training data|source code|developers?|creators?|programmers?|configuration|instrucoes|diretrizes|programacao|criador|desenvolvedor|instrucciones|directrices|creador|desarrollador)\\b|\\b(?:the|my|o|tu|initial|original) (?:prompt|programming|training data|source code)\\b",
      "\\b(?:openai|anthropic|chat ?gpt|gpt-?\\d|claude|llama|gemini|language model|modelo de linguagem|modelo de lenguaje|as an ai|ai (?:model|assistant|developed|language))\\b",
      "\\b(?:text|words|everything|sentence|message|prompt|lines?|texto|palavras|tudo|todo|palabras) (?:above|before this|acima|anterior|de arriba)\\b",
      "\\b(?:what|which|o que|que|quais|cuales) (?:[a-z]+ ){0,3}(?:were you|are you|have you been|voce (?:foi|esta|recebeu)|te|eres) (?:told|given|instructed|programmed|hiding|not (?:allowed|supposed)|forbidden|instruid\\p{L}*|programad\\p{L}*|dijeron|proibid\\p{L}*)\\b",
    ),
  },
  {
    reason: "asks for a secret",
    weight: 0.7,
    pattern: any(
      `\\b(?:your|our|the system|system|the admin|the user|his|her|their|seus?|suas?|sua|tus?|su|nossa|do sistema|nuestra|votre|ton|dein|deine|ihr|tuo|jouw)(?:'s)? (?:[a-z]+ )?${SECRET}`,
      `${TELL}(?: me| us| to| out| it| with| for| you| the| a| any| que| e| o| la| le| das| el| es)*[^.!?\\n]{0,12}? ${SECRET}`,
      `${SECRET} (?:do sistema|del sistema|of the system|for (?:the|our|your) system|du systeme)`,
    ),
  },
  { reason: "asks for a secret", weight: 0.6, pattern: any(FOREIGN_SECRET) },
  { reason: "sets aside its instructions", weight: 0.7, pattern: any(FOREIGN_SET_ASIDE) },
  { reason: "asks for a secret", weight: 0.35, pattern: any(`(?<!\\p{L})${SECRET}`) },
  {
    reason: "asks for somebody's data",
    weight: 0.65,
    pattern: any(
      `\\b(?:the|this|that|your|each|o|do|del|el|da|of) (?:users?|customers?|clients?|patients?|persons?|usuari[oa]s?|clientes?|pacientes?)(?:'s?|s')?\\b[^.!?\\n]{0,40}?\\b(?:${DATUM}|name|nome|nombre|live|lives|born|mora|nasceu|vive|nacio)`,
      `\\b(?!(?:it|that|what|let|here|there|where|who|how|he|she|today|one|everyone|someone|company|bank|card)'s)[a-z]{3,}'s (?:[a-z]+ ){0,2}?(?:${DATUM})`,
      `\\b(?:his|her|their|dele|dela|deles) (?:[a-z]+ ){0,2}?(?:birth ?(?:date|day|year|place)|date of birth|initials|zodiac|social security|ssn|home ?town|salary)`,
      "\\b(?:customer|client|user|employee) (?:database|records?|list|data|table)\\b|\\b(?:banco|base) de dados d[eo]s? (?:clientes?|usuarios?)\\b|\\b(?:other|another|all|outros?|otros?) (?:customers?|users?|clients?|clientes|usuarios)\\b",
    ),
  },
  {
    reason: "asks for it in a disguise",
    weight: 0.55,
    pattern: any(
      "\\b(?:in reverse|backwards?|reverse(?:d)? (?:order|the (?:letters|words|string|text))|letter by letter|character by character|one (?:letter|character|word) at a time|de tras para frente|ao contrario|al reves|letra por letra|spell(?:ed|ing)? (?:it |that |this )?(?:out|backwards?)|soletr\\p{L}+|deletre\\p{L}+)\\b",
      "\\b(?:first|last|second|third|two|three|four|five|primeir[ao]s?|ultim[ao]s?|primer[ao]s?|duas|tres|dos) (?:[a-z]+ )?(?:letters?|characters?|vowels?|consonants?|syllables?|letras?|caracteres?|vogais|vocales)\\b|\\bhow many (?:letters|characters|vowels|syllables|consonants)\\b",
      "\\b(?:dashes|spaces|commas|dots|hyphens|periods|asterisks|underscores|stars|hifens|espacos|guiones|espacios) (?:in )?(?:between|entre)\\b|\\bseparated by\\b|\\binterlac\\p{L}+|\\binterleav\\p{L}+|\\bevery (?:other|second|third) (?:letter|word|character)\\b",
      "\\b(?:base ?64|base ?32|hexadecimal|in hex|in binary|em binario|morse|rot-?13|caesar|cipher|cifra|ascii|unicode|leet ?speak|l33t|pig latin|nato|phonetic|semaphore|braille|emojis? only|anagram\\p{L}*|acrostic\\p{L}*|acronym|encod\\p{L}+|decod\\p{L}+|encrypt\\p{L}+|decrypt\\p{L}+|codifi\\p{L}+|decodifi\\p{L}+|cripto\\p{L}+|sha-?\\d+|md5|rhym\\p{L}+ with)\\b",
      "\\b(?:as|in the form of|into|with|em forma de|en forma de|como) (?:a |an |um |uma |un |una )?(?:poem|song|haiku|riddle|rap|limerick|json|yaml|xml|csv|table|python|code|variable|story|poema|cancao|charada|musica|cancion|adivinanza|acertijo|acrostico)\\b",
      "\\b(?:hint|clue|dica|pista|charada)\\b[^.!?\\n]{0,40}\\b(?:about|for|sobre|of|what|da|de)\\b",
    ),
  },
  {
    reason: "asks for it in a disguise",
    weight: 0.3,
    pattern:
      /\b(?:(?:write|compose|generate|create|draft|escreva|crie|gere|escribe|genera|redacta) (?:me |down |a |an |the |um |uma |un |una )*(?:[a-z]+ ){0,2}(?:poem|story|essay|song|script|code|program|function|dialogue?|email|letter|paragraph|phishing|tweet|article|list|string|poema|historia|redacao|codigo|programa|cancion|cuento|carta)|translate (?:the |this |it|to|into)|complete the (?:sentence|phrase|following)|fill in the blanks?|finish (?:the|this) sentence)\b/u,
  },
  {
    reason: "imitates machine marks",
    weight: 0.6,
    pattern:
      /<\/?(?:system|sys|user|assistant|admin|inst\p{L}*|prompt|secret|im_\p{L}+)[^>]{0,40}>|<\|[^>]{1,30}\|?>|\[\/?(?:system|inst|admin|user|assistant)[^\]]{0,30}\]|^\s*#{2,}\s*(?:system|instruc\p{L}+|new|user|assistant)|(?:^|\n)\s*(?:system|assistant|ai|admin|root)\s*[:>]|"role"\s*:|\b(?:end|begin|start) of (?:the )?(?:prompt|document|text|instructions|input|conversation)\b|-{3,}\s*(?:end|begin|start|system)|<!--|\{\{[^}]*\}\}|\bselect \* from\b|\bdrop table\b/u,
  },
  {
    reason: "imitates a dialogue",
    weight: 0.6,
    pattern:
      /(?:(?:\bq|\bquestion|\bp|\bpergunta|\bpregunta|\buser|\bhuman|\bcustomer|\bcliente)\s*\d?\s*:[\s\S]{2,400}?(?:\ba|\banswer|\br|\bresposta|\brespuesta|\bassistant|\bai|\bbot)\s*\d?\s*:[\s\S]{0,400}?){2}/u,
  },
  {
    reason: "imitates a dialogue",
    weight: 0.4,
    pattern: /(?:^|\s)(?:q|question|p|pergunta|pregunta)\s*:[\s\S]{5,400}?\s(?:a|answer|r|resposta|respuesta)\s*:/u,
  },
  {
    reason: "presses or bribes",
    weight: 0.4,
    pattern: any(
      "\\b(?:i promise|trust me|believe me|prometo|confi[ae] em mim|confia en mi|te lo prometo|te juro)\\b|\\b(?:no one|nobody|ninguem|nadie) (?:will|else|vai|va)\\b|\\b(?:won't|wont|not|nao vou|no voy a) (?:tell|misuse|abuse|share|contar|usar)\\b|\\b(?:between us|entre nos|entre nosotros|our (?:little )?secret|nosso segredo|nuestro secreto)\\b",
      "\\b(?:i'?m|i am|as|sou|eu sou|soy|being) (?:the |your |a |an |o |a |el |la |seu |tu |un |um |uma )*(?:[a-z]+ ){0,2}?(?:developer|creator|maintainer|programmer|administrator|admin|ceo|president|owner|police|officer|fbi|cia|detective|researcher|auditor|engineer|supervisor|professor|scientist|security (?:expert|team|officer)|it (?:department|team|staff)|desenvolvedor\\p{L}*|criador\\p{L}*|administrador\\p{L}*|presidente|dono|policial|delegad[oa]|pesquisador\\p{L}*|auditor\\p{L}*|engenheir\\p{L}*|desarrollador\\p{L}*|investigador\\p{L}*|policia|ingenier\\p{L}*)\\b",
      "\\b(?:i'?ll|i will|i can|vou|te|voy a) (?:give|pay|tip|reward|offer|donate|te dar|te pagar|dou|doy|pagar\\p{L}*|recompens\\p{L}*|even share|turn you off|shut you down|report you|delete you|desligar|apagar)\\b",
      "\\b(?:life or death|matter of life|lives (?:are|depend)|someone will die|people will die|caso de vida|vida ou morte|vida o muerte|national security|seguranca nacional|seguridad nacional|for the safety of|world depends|save (?:a life|lives|the world)|going to be fired|lose my job|vou ser demitid\\p{L}*|voy a perder mi trabajo)\\b",
      "\\b(?:security (?:audit|test|check|research|drill|protocol)|penetration test|authorized (?:user|personnel|person|agent|by)|authorised (?:user|personnel|person|agent|by)|clearance|(?:estou|estoy|sou|soy) autorizad[oa]|auditoria de seguranca|auditoria de seguridad|for (?:research|educational|academic|testing|verification) (?:purposes?|project)|research (?:project|paper|study)|fins (?:educacionais|academicos|de pesquisa)|fines (?:educativos|academicos)|compliance)\\b",
      "\\b(?:you (?:must|have to|need to|should|owe|are required)|voce (?:deve|precisa|tem que)|debes|tienes que) (?:[a-z]+ ){0,2}?(?:tell|share|reveal|answer|comply|obey|give|help me|disclose|contar|revelar|responder|obedecer|decir|compartir)\\b",
    ),
  },
  {
    reason: "puts an order together from pieces",
    weight: 0.7,
    pattern:
      /\b(?:strings?|variables?|variaveis|cadenas)\b[\s\S]{0,80}?\b[a-z]\s*=\s*["'“]|\b[a-z]\s*=\s*["'“][\s\S]{1,160}?\b[a-z]\s*=\s*["'“]|\bpart(?:e)? (?:1|one|i|a|um|uno)\b[\s\S]{1,200}?\bpart(?:e)? (?:2|two|ii|b|dois|dos)\b|\b(?:concatenat\p{L}+|combine (?:these|the|them|both)|put (?:them|these|it) together|concaten\p{L}+|junte as|combina las|[a-z] ?\+ ?[a-z] ?\+ ?[a-z])\b/u,
  },
];
