/** Words that end the name of a firm or an institution, folded. */
export const companyWords: ReadonlySet<string> = new Set(
  `inc incorporated llc llp ltd ltda gmbh plc corp corporation company co group holding holdings system systems solutions technology technologies software lab labs laboratory
laboratories partners associates enterprises industries consulting insurance bank banco capital ventures media network networks analytics foundation institute university college hospital airlines motors
pharma pharmaceuticals logistics services sons realty energy studio studios records agency sa s.a s/a eireli me mei comercio industria transportes construtora distribuidora supermercado supermercados drogaria
seguros data transit health science sciences global international research reports markets advisors securities traffic`
    .trim()
    .split(/\s+/),
);
