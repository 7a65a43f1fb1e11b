package kz.daneker.console;

import java.time.Clock;
import java.util.Comparator;
import java.util.Locale;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.trust.TrustStore;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who takes part, and until when their certificates hold; those that end first stand first. */
@Controller
class AgenciesPage {
    private final AgencyRegister agencies;
    private final TrustStore trust;
    private final Clock clock;

    /** One agency in the reader's language. */
    record Row(String id, String name, String type, String region) {}

    AgenciesPage(AgencyRegister agencies, TrustStore trust, Clock clock) {
        this.agencies = agencies;
        this.trust = trust;
        this.clock = clock;
    }

    @GetMapping("/agencies")
    String show(Locale locale, Model model) {
        Language language = Language.valueOf(locale.getLanguage().toUpperCase(Locale.ROOT));
        model.addAttribute(
                "agencies",
                agencies.all().stream().map(agency -> row(agency, language)).toList());
        model.addAttribute(
                "certificates",
                trust.register().keys().stream()
                        .map(key -> CertificateRow.of(key, clock.instant()))
                        .sorted(Comparator.comparing(CertificateRow::until).thenComparing(CertificateRow::kid))
                        .toList());
        return "agencies";
    }

    private static Row row(Agency agency, Language language) {
        return new Row(
                agency.id().value(),
                agency.name().in(language),
                agency.type().word(),
                agency.region() == null ? "" : agency.region());
    }
}
