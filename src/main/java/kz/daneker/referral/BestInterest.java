package kz.daneker.referral;

/** Why sharing is best for a child too young to be asked (domain rules §2.7): a code, so that nothing is told beside it. */
public enum BestInterest {
    HEALTH,
    DEVELOPMENT,
    EDUCATION,
    /** Protection from harm. */
    SAFETY,
    /** Care by or contact with the family. */
    FAMILY,
    /** Food, housing, papers, money to live on. */
    LIVELIHOOD
}
