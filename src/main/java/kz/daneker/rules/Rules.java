package kz.daneker.rules;

import kz.daneker.consent.ConsentGate;
import kz.daneker.consent.ConsentTables;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.consent.SheetGate;
import kz.daneker.referral.ConsentSheetReader;
import kz.daneker.referral.PersonEventReader;
import kz.daneker.referral.ReferralReader;

/** One matrix and what reads and decides by it: a decision takes all from one value or crosses a boundary. */
public record Rules(
        SharingMatrix matrix,
        ReferralReader reader,
        ConsentSheetReader sheets,
        PersonEventReader events,
        SheetGate sheetGate,
        ConsentTables tables,
        ConsentGate gate) {}
