package kz.daneker.fhir;

import kz.daneker.referral.DataCategory;

/** Puts one released category into the message; fields it does not take are carried as an Observation afterwards. */
@FunctionalInterface
interface CategoryMapper {
    void map(DataCategory category, Fields fields, MessageDraft draft);
}
