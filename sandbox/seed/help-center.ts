/** The Help Center of a clothes shop that does not exist. */
type SeedArticle = {
  readonly locale: "pt_BR" | "en";
  readonly category: string;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly content: string;
};

export const CATEGORIES = [
  { slug: "pedidos", name: "Pedidos e entregas", locale: "pt_BR", icon: "📦" },
  { slug: "trocas", name: "Trocas e garantia", locale: "pt_BR", icon: "🔁" },
  { slug: "loja", name: "A loja", locale: "pt_BR", icon: "🏬" },
  { slug: "orders", name: "Orders", locale: "en", icon: "📦" },
] as const;

export const ARTICLES: readonly SeedArticle[] = [
  {
    locale: "pt_BR",
    category: "pedidos",
    slug: "prazos-e-valores-de-entrega",
    title: "Prazos e valores de entrega",
    description: "Quanto tempo leva e quanto custa receber o pedido",
    content: `Enviamos para todo o Brasil.

- **Capitais do Sul e do Sudeste:** de 2 a 4 dias úteis
- **Demais cidades do Sul e do Sudeste:** de 4 a 6 dias úteis
- **Outras regiões:** de 6 a 10 dias úteis

O prazo começa a contar quando o pagamento é aprovado. O frete é **grátis em compras a partir de R$ 249,00**. Abaixo desse valor, o frete é calculado pelo CEP no carrinho.`,
  },
  {
    locale: "pt_BR",
    category: "pedidos",
    slug: "como-rastrear-meu-pedido",
    title: "Como rastrear meu pedido",
    description: "Onde ver o código de rastreio e o que fazer se ele não anda",
    content: `Assim que o pedido sai do nosso estoque, enviamos o **código de rastreio** por e-mail e por WhatsApp.

1. Abra "Meus pedidos" no site e escolha o pedido.
2. Clique em "Rastrear".

O código pode levar até 24 horas para aparecer na transportadora. Se o rastreio ficar **3 dias úteis sem novidade**, fale com a gente informando o número do pedido, que começa com LA (por exemplo, LA-10482).`,
  },
  {
    locale: "pt_BR",
    category: "pedidos",
    slug: "formas-de-pagamento",
    title: "Formas de pagamento",
    description: "Pix, cartão e boleto",
    content: `Aceitamos:

- **Pix**, com 5% de desconto e aprovação na hora
- **Cartão de crédito** em até 6 vezes sem juros, com parcela mínima de R$ 40,00
- **Boleto**, com aprovação em até 2 dias úteis

Não guardamos os dados do seu cartão. Se o pagamento for recusado, o pedido fica reservado por 24 horas para uma nova tentativa.`,
  },
  {
    locale: "pt_BR",
    category: "trocas",
    slug: "trocas-e-devolucoes",
    title: "Trocas e devoluções",
    description: "Como trocar o tamanho ou devolver uma peça",
    content: `Você pode **trocar ou devolver em até 30 dias** depois de receber o pedido. A peça deve estar sem uso e com a etiqueta.

1. Acesse "Meus pedidos" e clique em "Trocar ou devolver".
2. Escolha a peça e o motivo.
3. Leve o pacote aos Correios com o código que enviamos por e-mail.

A **primeira troca é grátis**. Na devolução, o valor volta pela mesma forma de pagamento em até 7 dias úteis depois que a peça chega ao nosso estoque. Por arrependimento, a devolução em até 7 dias é sempre grátis.`,
  },
  {
    locale: "pt_BR",
    category: "trocas",
    slug: "garantia-e-defeitos",
    title: "Garantia e peças com defeito",
    description: "O que fazer se a peça veio com defeito",
    content: `Todas as peças têm **garantia de 90 dias** contra defeitos de fabricação, como costura aberta, zíper quebrado ou cor diferente da foto.

Envie para o atendimento o número do pedido e **duas fotos**: uma da peça inteira e uma do defeito. Respondemos em até 2 dias úteis, com troca, conserto ou reembolso, como você preferir. A garantia não cobre desgaste pelo uso nem lavagem fora das instruções da etiqueta.`,
  },
  {
    locale: "pt_BR",
    category: "loja",
    slug: "tabela-de-tamanhos",
    title: "Tabela de tamanhos",
    description: "Como escolher o tamanho certo",
    content: `Meça o busto e a cintura com uma fita, sem apertar.

| Tamanho | Busto (cm) | Cintura (cm) |
| --- | --- | --- |
| PP | 80 a 84 | 62 a 66 |
| P | 84 a 90 | 66 a 72 |
| M | 90 a 98 | 72 a 80 |
| G | 98 a 106 | 80 a 88 |
| GG | 106 a 116 | 88 a 98 |

Se você ficar entre dois tamanhos, escolha o **maior**. As calças jeans têm elastano e cedem cerca de meio número.`,
  },
  {
    locale: "pt_BR",
    category: "loja",
    slug: "horario-de-atendimento",
    title: "Horário de atendimento",
    description: "Quando nossa equipe responde e quando a loja abre",
    content: `Nossa equipe responde **de segunda a sexta, das 9h às 18h** (horário de Brasília), menos nos feriados nacionais. Fora desse horário, deixe sua mensagem: respondemos no próximo dia útil.

A loja da Rua das Acácias, 120, em São Paulo, abre de segunda a sábado, das 10h às 19h.`,
  },
  {
    locale: "pt_BR",
    category: "loja",
    slug: "fale-conosco",
    title: "Fale conosco",
    description: "Todos os canais de atendimento da Loja Aurora",
    content: `Você pode falar com a Loja Aurora por:

- **Chat** neste site
- **WhatsApp:** (11) 5550-0120
- **E-mail:** ola@aurora.example

Para agilizar, tenha em mãos o número do pedido e o CPF de quem comprou.`,
  },
  {
    locale: "en",
    category: "orders",
    slug: "delivery-times-and-costs",
    title: "Delivery times and costs",
    description: "How long an order takes and what shipping costs",
    content: `We deliver to all of Brazil in **2 to 10 business days**, counted from the approval of the payment. Shipping is **free for orders of R$ 249.00 or more**; below that, the cart shows the price for your postal code.`,
  },
  {
    locale: "en",
    category: "orders",
    slug: "exchanges-and-returns",
    title: "Exchanges and returns",
    description: "How to exchange a size or return an item",
    content: `You can exchange or return an unworn item **within 30 days** of delivery. Open "My orders", choose "Exchange or return" and take the parcel to the post office with the code we send you. The **first exchange is free**. Refunds arrive within 7 business days after we receive the item.`,
  },
  {
    locale: "en",
    category: "orders",
    slug: "contact-and-opening-hours",
    title: "Contact and opening hours",
    description: "When and how to reach us",
    content: `Our team answers **Monday to Friday, 9 am to 6 pm** (São Paulo time) in the chat on this site, by WhatsApp at +55 11 5550-0120 and by e-mail at ola@aurora.example. Please have your order number at hand.`,
  },
];

export const CANNED_RESPONSES: readonly (readonly [shortCode: string, content: string])[] = [
  ["ola", "Olá, {{contact.first_name}}! Aqui é {{agent.first_name}}, da Loja Aurora. Como posso ajudar?"],
  ["pedido", "Você pode me passar o número do pedido, por favor? Ele começa com LA."],
  ["rastreio", "Você acompanha a entrega em Meus pedidos > Rastrear. O código pode levar até 24 horas para aparecer."],
  ["troca", "A troca pode ser feita em até 30 dias, com a etiqueta. A primeira é grátis!"],
  ["tchau", "Obrigada pelo contato! Se precisar de algo mais, é só chamar."],
];
