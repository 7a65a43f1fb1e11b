package kz.daneker.mapping;

import java.util.List;
import java.util.Set;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.instance.model.api.IBaseExtension;
import org.hl7.fhir.instance.model.api.IBaseHasExtensions;
import org.hl7.fhir.instance.model.api.IBaseHasModifierExtensions;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;

/** Takes off a resource what a mapped record does not carry, and lists it. */
final class CarriedParts {
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";

    /** What everybody reads alike and nothing else says. */
    static final Set<String> EXTENSIONS = Set.of(
            CORE + "data-absent-reason",
            CORE + "iso21090-EN-representation",
            CORE + "patient-birthTime",
            CORE + "patient-citizenship",
            CORE + "translation");

    private final List<Unmapped> left;

    /** @param left where to list */
    CarriedParts(List<Unmapped> left) {
        this.left = left;
    }

    /** @throws Refusal {@code RECORD_UNSUPPORTED} at what changes the meaning of the rest in a way nobody here knows */
    void keep(Resource resource, String where) {
        if (resource.hasImplicitRules()) {
            throw new Refusal(RefusalCode.RECORD_UNSUPPORTED, where + ".implicitRules");
        }
        resource.setMeta(labels(resource.getMeta()));
        if (resource instanceof DomainResource domain && domain.hasText()) {
            left.add(new Unmapped(where + ".text", "narrative"));
            domain.setText(null);
        }
        FhirElements.visit(resource, where, this::element);
    }

    /** Who filed it where and by which profile is about the file; how sensitive it is, about the person. */
    private static Meta labels(Meta meta) {
        return new Meta().setSecurity(meta.getSecurity());
    }

    private void element(Base element, String where) {
        if (element instanceof IBaseHasModifierExtensions holder
                && !holder.getModifierExtension().isEmpty()) {
            throw new Refusal(RefusalCode.RECORD_UNSUPPORTED, where + ".modifierExtension[0]");
        }
        if (element instanceof Attachment attachment && !attachment.isEmpty()) {
            left.add(new Unmapped(where, "attachment"));
            new Attachment().copyValues(attachment);
        }
        if (element instanceof IBaseHasExtensions holder && !(element instanceof Extension)) {
            known(holder.getExtension(), where);
        }
    }

    private void known(List<? extends IBaseExtension<?, ?>> extensions, String where) {
        for (int i = 0; i < extensions.size(); i++) {
            if (!isKnown(extensions.get(i))) {
                left.add(new Unmapped(where + ".extension[" + i + "]", "extension"));
            }
        }
        extensions.removeIf(extension -> !isKnown(extension));
    }

    private static boolean isKnown(IBaseExtension<?, ?> extension) {
        return EXTENSIONS.contains(String.valueOf(extension.getUrl()));
    }
}
