//! Currencies, ISO 4217 alpha-3, with the retired codes that the wire contract still lists.

use crate::text_enum;

text_enum! {
    /// A currency, ISO 4217 alpha-3.
    pub enum Currency {
        Aed = "AED", Afn = "AFN", All = "ALL", Amd = "AMD", Ang = "ANG", Aoa = "AOA", Ars = "ARS",
        Aud = "AUD", Awg = "AWG", Azn = "AZN", Bam = "BAM", Bbd = "BBD", Bdt = "BDT", Bgn = "BGN",
        Bhd = "BHD", Bif = "BIF", Bmd = "BMD", Bnd = "BND", Bob = "BOB", Brl = "BRL", Bsd = "BSD",
        Btn = "BTN", Bwp = "BWP", Byn = "BYN", Bzd = "BZD", Cad = "CAD", Cdf = "CDF", Chf = "CHF",
        Clf = "CLF", Clp = "CLP", Cny = "CNY", Cop = "COP", Crc = "CRC", Cve = "CVE", Czk = "CZK",
        Djf = "DJF", Dkk = "DKK", Dop = "DOP", Dzd = "DZD", Eek = "EEK", Egp = "EGP", Ern = "ERN",
        Etb = "ETB", Eur = "EUR", Fjd = "FJD", Fkp = "FKP", Gbp = "GBP", Gel = "GEL", Ghs = "GHS",
        Gip = "GIP", Gmd = "GMD", Gnf = "GNF", Gtq = "GTQ", Gyd = "GYD", Hkd = "HKD", Hnl = "HNL",
        Hrk = "HRK", Htg = "HTG", Huf = "HUF", Idr = "IDR", Ils = "ILS", Inr = "INR", Iqd = "IQD",
        Irr = "IRR", Isk = "ISK", Jmd = "JMD", Jod = "JOD", Jpy = "JPY", Kes = "KES", Kgs = "KGS",
        Khr = "KHR", Kmf = "KMF", Kpw = "KPW", Krw = "KRW", Kwd = "KWD", Kyd = "KYD", Kzt = "KZT",
        Lak = "LAK", Lbp = "LBP", Lkr = "LKR", Lrd = "LRD", Lsl = "LSL", Ltl = "LTL", Lvl = "LVL",
        Lyd = "LYD", Mad = "MAD", Mdl = "MDL", Mga = "MGA", Mkd = "MKD", Mmk = "MMK", Mnt = "MNT",
        Mop = "MOP", Mro = "MRO", Mur = "MUR", Mvr = "MVR", Mwk = "MWK", Mxn = "MXN", Myr = "MYR",
        Mzn = "MZN", Nad = "NAD", Ngn = "NGN", Nio = "NIO", Nok = "NOK", Npr = "NPR", Nzd = "NZD",
        Omr = "OMR", Pab = "PAB", Pen = "PEN", Pgk = "PGK", Php = "PHP", Pkr = "PKR", Pln = "PLN",
        Pyg = "PYG", Qar = "QAR", Ron = "RON", Rsd = "RSD", Rub = "RUB", Rwf = "RWF", Sar = "SAR",
        Sbd = "SBD", Scr = "SCR", Sdg = "SDG", Sek = "SEK", Sgd = "SGD", Shp = "SHP", Sll = "SLL",
        Sos = "SOS", Srd = "SRD", Std = "STD", Svc = "SVC", Syp = "SYP", Szl = "SZL", Thb = "THB",
        Tjs = "TJS", Tmt = "TMT", Tnd = "TND", Top = "TOP", Try = "TRY", Ttd = "TTD", Twd = "TWD",
        Tzs = "TZS", Uah = "UAH", Ugx = "UGX", Usd = "USD", Uyu = "UYU", Uzs = "UZS", Ves = "VES",
        Vnd = "VND", Vuv = "VUV", Wst = "WST", Xaf = "XAF", Xcd = "XCD", Xof = "XOF", Xpf = "XPF",
        Yer = "YER", Zar = "ZAR", Zmw = "ZMW", Zwl = "ZWL",
    }
}
