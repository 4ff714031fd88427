//! Words that announce a deal.

/// How strongly a noun announces a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NounClass {
    /// "memorandum of understanding", "contract": can be signed.
    Instrument,
    /// "joint venture".
    Venture,
    /// "partnership", "alliance": makes a deal only with its sides.
    Loose,
    /// "deal", "document": says no kind.
    Vague,
    /// "talks".
    Talks,
}

/// What a verb does to a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbClass {
    /// sign, ink, conclude.
    Sign,
    /// agree, strike, reach.
    Agree,
    /// partner, team up, collaborate.
    Partner,
    /// form, set up, launch.
    Form,
    /// win, land.
    Win,
    /// award, select, order.
    Award,
    /// select, appoint.
    Select,
    /// renew, extend.
    Renew,
    /// end, cancel, lapse.
    End,
    /// negotiate, discuss, plan.
    Talk,
    /// postpone.
    Delay,
    /// join a consortium.
    Join,
    /// supply, provide.
    Supply,
    /// say, tell.
    Say,
    /// witness, preside, attend.
    Witness,
    /// represent.
    Represent,
    /// fund, support, host.
    Fund,
    /// deny.
    Deny,
}

impl VerbClass {
    /// The class by its word in data files.
    pub fn named(word: &str) -> Option<Self> {
        Some(match word {
            "sign" => Self::Sign,
            "agree" => Self::Agree,
            "partner" => Self::Partner,
            "form" => Self::Form,
            "win" => Self::Win,
            "award" => Self::Award,
            "select" => Self::Select,
            "renew" => Self::Renew,
            "end" => Self::End,
            "talk" => Self::Talk,
            "delay" => Self::Delay,
            "join" => Self::Join,
            "supply" => Self::Supply,
            "say" => Self::Say,
            "witness" => Self::Witness,
            "represent" => Self::Represent,
            "fund" => Self::Fund,
            "deny" => Self::Deny,
            _ => return None,
        })
    }
}

/// A verb's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// "sign".
    Base,
    /// "signs".
    Present,
    /// "began".
    Past,
    /// "begun".
    Participle,
    /// "signed".
    PastOrParticiple,
    /// "signing".
    Gerund,
    /// "renewal", "signature".
    Nominal,
}
