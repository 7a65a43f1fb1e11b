package kz.daneker.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.ConsentEngine;
import kz.daneker.provision.ConsentRules;
import kz.daneker.provision.Item;
import kz.daneker.provision.Labels;
import kz.daneker.provision.Patient;
import kz.daneker.provision.Patient.AdultVoice;
import kz.daneker.provision.Request;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Guardian;
import kz.daneker.referral.Referral;
import kz.daneker.referral.Subject;

/**
 * Puts a referral to the consent engine as a question: may these categories go to this agency for this purpose today?
 *
 * <p>A permit that names no label never means more than level N here. Without the law table and without break-glass: between agencies a court act goes by paper, and an emergency needs the
 * two approvals the matrix asks for.
 */
final class ConsentQuestion {
    private final SharingMatrix matrix;
    private final ConsentRules rules;

    ConsentQuestion(SharingMatrix matrix, ConsentRules rules) {
        this.matrix = matrix;
        this.rules = rules.withoutLaw().withImplicitNormal(true);
    }

    Consented ask(
            Referral referral,
            MatrixRule rule,
            AgencyRegister register,
            Collection<ConsentDirective> onFile,
            Instant now) {
        Person person = Person.of(referral, matrix.consent(), now);
        GiverRule givers = new GiverRule(referral, matrix.consent(), person, register);
        SheetReader reader = new SheetReader(givers, matrix.limits().clockSkew());
        ConsentEngine engine = new ConsentEngine(rules, new RegisterActors(register));
        Request request = Request.of(
                patient(referral, person, onFile),
                referral.recipient().value(),
                referral.header().purpose().name(),
                items(referral, rule),
                now);
        ConsentJudge judge = new ConsentJudge(referral, rule, matrix.consent(), givers, reader, engine, request);
        return Consented.of(Sheet.all(referral.consents()), onFile, judge, reader, engine, request);
    }

    private static Patient patient(Referral referral, Person person, Collection<ConsentDirective> onFile) {
        Set<String> names = new HashSet<>();
        names.add(SheetReader.SUBJECT);
        onFile.forEach(consent -> names.add(consent.patient()));
        Guardian guardian = referral.guardian();
        boolean othersMay =
                referral.subject().kind() == Subject.Kind.FAMILY || (guardian != null && guardian.act() != null);
        return new Patient(
                names,
                referral.subject().birthDate(),
                person.minor(),
                othersMay ? AdultVoice.OWN_OR_OTHERS : AdultVoice.OWN);
    }

    /** Whole categories, labelled as the matrix labels them: those that are there and those that must be. */
    private List<Item> items(Referral referral, MatrixRule rule) {
        Set<DataCategory> asked = new HashSet<>(rule.required());
        asked.addAll(referral.data().keySet());
        return asked.stream()
                .map(category -> Item.of(category.name(), labels(matrix.policy(category))))
                .toList();
    }

    private static Labels labels(CategoryPolicy policy) {
        return new Labels(Labels.Level.valueOf(policy.level().name()), policy.labels(), true);
    }
}
