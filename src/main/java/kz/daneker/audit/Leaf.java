package kz.daneker.audit;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.daneker.agency.AgencyId;

/**
 * One record of the trail as it is hashed: compact JSON in a fixed order, without personal data, e.g.
 * {@code {"v":1,"t":1795360000000,"ev":"ACCEPTED","actor":"agency:centre-01","ref":"mZ1…","c":"9fQ…","pol":"","out":"ok"}}.
 *
 * @param at milliseconds since 1970
 * @param actor {@code agency:<id>} or {@code gateway}
 * @param ref 16 bytes base64url, the keyed pseudonym of the referral, or empty
 * @param commitment base64url SHA-256(nonce ‖ evidence), or empty
 * @param policy base64url SHA-256 of the rules that decided, or empty
 * @param outcome {@code ok} or a refusal code
 */
public record Leaf(
        long at, AuditEvent event, String actor, String ref, String commitment, String policy, String outcome) {
    /** Every value is made of these, so none needs escaping; anything else would be content that has no place here. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_:-]{0,64}");

    public Leaf {
        for (String value : new String[] {actor, ref, commitment, policy, outcome}) {
            if (!PLAIN.matcher(value).matches()) {
                throw new IllegalArgumentException(
                        "a leaf's values must match " + PLAIN + ", found " + value.length() + " characters");
            }
        }
    }

    private static final Pattern WRITTEN = Pattern.compile(
            "\\{\"v\":1,\"t\":(0|[1-9][0-9]{0,17}),\"ev\":\"([A-Z_]+)\","
                    + "\"actor\":\"([^\"]*)\",\"ref\":\"([^\"]*)\",\"c\":\"([^\"]*)\",\"pol\":\"([^\"]*)\",\"out\":\"([^\"]*)\"}");

    /**
     * Reads a record of the log.
     *
     * @throws TrailFault unless it is exactly what {@link #bytes} writes
     */
    public static Leaf parse(byte[] record) {
        Matcher written = WRITTEN.matcher(new String(record, StandardCharsets.US_ASCII));
        if (!written.matches()) {
            throw new TrailFault("a record of the log must have the one form of its kind, found another");
        }
        try {
            return new Leaf(
                    Long.parseLong(written.group(1)),
                    AuditEvent.valueOf(written.group(2)),
                    written.group(3),
                    written.group(4),
                    written.group(5),
                    written.group(6),
                    written.group(7));
        } catch (IllegalArgumentException e) {
            throw new TrailFault("a record of the log must name an event and plain values, found others");
        }
    }

    /** Who acts where nobody else does. */
    static final String GATEWAY = "gateway";

    /** How a leaf names an officer, e.g. {@code officer:amber-41}. */
    public static String officer(String id) {
        return "officer:" + id;
    }

    /** How a leaf names an agency, e.g. {@code agency:centre-01}. */
    public static String actor(AgencyId agency) {
        return "agency:" + agency;
    }

    byte[] bytes() {
        String json = "{\"v\":1,\"t\":" + at + ",\"ev\":\"" + event + "\",\"actor\":\"" + actor + "\",\"ref\":\"" + ref
                + "\",\"c\":\"" + commitment + "\",\"pol\":\"" + policy + "\",\"out\":\"" + outcome + "\"}";
        return json.getBytes(StandardCharsets.US_ASCII);
    }
}
