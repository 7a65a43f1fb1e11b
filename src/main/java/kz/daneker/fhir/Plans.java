package kz.daneker.fhir;

import java.util.ArrayList;
import java.util.List;
import kz.daneker.referral.DataCategory;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Reference;

/** PSS_PLAN: a CarePlan, each of its goals a Goal, everything else its notes. */
final class Plans {
    private Plans() {}

    static void map(DataCategory category, Fields fields, MessageDraft draft) {
        List<Reference> goals = new ArrayList<>();
        for (Fields item : fields.list("goals")) {
            Goal goal = new Goal()
                    .setLifecycleStatus(Goal.GoalLifecycleStatus.PROPOSED)
                    .setSubject(draft.patientReference())
                    .setDescription(Concepts.read(item, null));
            Facts.notes(item).forEach(goal::addNote);
            goals.add(draft.add(goal, category));
        }
        CarePlan plan = new CarePlan()
                .setStatus(CarePlan.CarePlanStatus.ACTIVE)
                .setIntent(CarePlan.CarePlanIntent.PLAN)
                .setSubject(draft.patientReference());
        goals.forEach(plan::addGoal);
        Facts.notes(fields).forEach(plan::addNote);
        draft.addSupporting(plan, category);
    }
}
