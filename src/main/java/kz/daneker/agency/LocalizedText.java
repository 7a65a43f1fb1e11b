package kz.daneker.agency;

/** One text in Kazakh, Russian and English; none may be missing. */
public record LocalizedText(String kk, String ru, String en) {
    public LocalizedText {
        if (kk.isBlank() || ru.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text needs kk, ru and en");
        }
    }

    public String in(Language language) {
        return switch (language) {
            case KK -> kk;
            case RU -> ru;
            case EN -> en;
        };
    }
}
