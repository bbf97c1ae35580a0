/** Words of feeling, without accents. A number leads each line, from -3 to 3; a final `*` matches any ending, `_` joins words. */
export const sentimentWords = `
3: love loved loving amazing awesome excellent perfect fantastic wonderful outstanding incredible brilliant amei adorei adoro amo perfeit* excelent* maravilh* incrivel sensacional fantastic* espetacular impecavel encanta encanto increible perfecto perfecta estupend* genial
2: great good happy glad nice thank* thanks helpful satisfied pleased friendly recommend fast best beautiful bom boa otim* feliz felizes gostei gosto legal bacana obrigad* obg valeu vlw agradec* grato grata satisfeit* rapid* recomendo melhor lindo linda parabens top show bueno buena buen content* gracias gusta gusto rapido satisfech* mejor bonit* felicit* amable atencios* simpatic* eficient*
1: ok okay fine well works working resolved solved clear easy sim certo tranquil* beleza blz funciona funcionou resolvido resolveu facil ajudou claro listo vale resuelto sirve facil ayudo
-1: slow late delay* wait* waiting problem* issue* wrong expensive confus* difficult missing unsure sorry hard demor* atras* espera* problema* errad* erro caro cara dificil falt* duvida complicad* lent* tarda* retras* error equivocad* complicado
-2: bad broken disappoint* annoy* angry unhappy upset fail* poor damaged defect* unresolved complain* rude unfair useless lost stolen tired sad frustrat* cancel* refund* cheated ruim mal mau quebr* decepc* irritad* chatead* insatisf* descaso reclam* triste frustrad* cansad* pior defeit* estrag* enganad* mentira golpe perdi sumiu nao_funciona nao_resolve ninguem_responde malo mala molest* enojad* decepcion* roto rota queja* mentira falla* fallo estafa peor cansado nadie_responde no_funciona nobody_answers nobody_replies not_working doesn't_work stopped_working
-3: terrible horrible awful worst hate disgust* unacceptable ridiculous scam* fraud* furious pathetic shit* fuck* crap bullshit garbage disgrace idiot* stupid outrageous thieves lawsuit pessim* horrivel odeio absurd* ridicul* vergonha palhacada inaceitavel inadmissivel nojo lixo merda porra caralho bosta ladrao ladroes golpistas processar procon burro idiota* imbecil fdp pesim* odio asco inaceptable verguenza mierda basura ladron* puta pendejo denunciar estupid*
`;
export const positiveEmoji = "😀😃😄😁😆😊🙂😍🥰😘🤩😎👍👏🙏❤🧡💛💚💙💜💖✨🎉🥳🤗💪👌🔥⭐😂🤣😉😋🙌";
export const negativeEmoji = "😡😠🤬😤👎😞😔😟😢😭😩😫😒🙄😣😖💔🤮🤢😑😕☹😾💩🖕😱";
/** Turn the feeling of what follows. */
export const negators =
  "not no never don't dont doesn't didn't isn't wasn't aren't won't can't cannot couldn't hardly without nao nunca jamais nem sem ni sin tampoco nunca_mais";
/** Make the feeling of what follows stronger or weaker. */
export const intensifiers: Readonly<Record<string, number>> = {
  ...{
    very: 1.5,
    so: 1.4,
    really: 1.5,
    extremely: 1.8,
    super: 1.5,
    too: 1.3,
    absolutely: 1.6,
    totally: 1.5,
    completely: 1.5,
  },
  ...{ muito: 1.5, muita: 1.5, mto: 1.5, mt: 1.5, demais: 1.4, extremamente: 1.8, totalmente: 1.5, bem: 1.2, tao: 1.4 },
  ...{ muy: 1.5, mucho: 1.4, mucha: 1.4, tan: 1.4, bastante: 1.3, demasiado: 1.4, extremadamente: 1.8 },
  ...{ little: 0.5, slightly: 0.5, bit: 0.5, somewhat: 0.6, pouco: 0.5, meio: 0.6, poco: 0.5, algo: 0.6 },
};
/** A final `*` matches any ending, `_` joins words. */
export const urgencyWords =
  "urgent* asap immediately emergency right_now right_away as_soon_as_possible quickly hurry today now deadline critical urgenc* urgente* imediat* emergencia agora_mesmo o_quanto_antes o_mais_rapido pra_ontem agora ja hoje rapido depressa socorro prazo inmediat* cuanto_antes lo_antes_posible ahora_mismo ahora ya hoy rapido prisa still_waiting ainda_esperando sigo_esperando";
