package kz.daneker.alert;

import java.util.Locale;

/** What is watched. The words for people are in {@code alert/words_*.properties}, under {@link #code}. */
public enum AlertRule {
    /** One officer read the trail more often in an hour than officers do. */
    READS_OF_OFFICER(Urgency.TODAY),
    /** One agency asked for states and records more often in an hour than agencies do. */
    READS_OF_AGENCY(Urgency.TODAY),
    /** One agency's messages were refused many times within an hour. */
    REFUSALS(Urgency.TODAY),
    /** A referral went without consent and its review is not closed. */
    BREAK_GLASS(Urgency.NOW),
    /** A certificate ends within 60 days. */
    CERTIFICATE_60(Urgency.PLAN),
    /** A certificate ends within 30 days. */
    CERTIFICATE_30(Urgency.TODAY),
    /** A certificate ends within 7 days, or has ended. */
    CERTIFICATE_7(Urgency.NOW),
    /** A witness has seen another log than this one shows. */
    WITNESS(Urgency.NOW),
    /** The log does not go on. */
    LOG_STOPPED(Urgency.NOW),
    /** Accepted work waits for the broker in numbers. */
    BACKLOG(Urgency.TODAY),
    /** No authority time-stamps the log. */
    TIME_STAMPS(Urgency.TODAY),
    /** A CA's revocation list ends soon or has ended: whether its certificates are good can no longer be told. */
    REVOCATION_LIST(Urgency.TODAY),
    /** A recipient owes the answer to a recall. */
    RECALL_OVERDUE(Urgency.TODAY);

    private final Urgency urgency;

    AlertRule(Urgency urgency) {
        this.urgency = urgency;
    }

    /** How soon somebody must look. */
    public enum Urgency {
        NOW,
        TODAY,
        PLAN
    }

    public Urgency urgency() {
        return urgency;
    }

    /** As told outside, e.g. {@code certificate-30}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
