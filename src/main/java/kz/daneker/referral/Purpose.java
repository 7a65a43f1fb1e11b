package kz.daneker.referral;

/** Why data is used: HL7 v3-ActReason codes where HL7 has one, local codes otherwise. */
public enum Purpose {
    EDUENROL,
    TREAT,
    /** Emergency treatment: the only purpose break-glass may name. */
    ETREAT,
    CAREMGT,
    COC,
    LEGALAID,
    EMPLOY,
    RELCOUN,
    SOCPROT,
    FAMMED,
    HRESCH
}
