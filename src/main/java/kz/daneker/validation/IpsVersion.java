package kz.daneker.validation;

/** The published versions of the International Patient Summary a clinic's system may expect. */
public enum IpsVersion {
    V1_1_0("1.1.0"),
    V2_0_0("2.0.0");

    private final String text;

    IpsVersion(String text) {
        this.text = text;
    }

    /** As its publisher writes it, e.g. {@code 2.0.0}. */
    @Override
    public String toString() {
        return text;
    }
}
