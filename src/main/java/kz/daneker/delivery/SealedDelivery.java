package kz.daneker.delivery;

import kz.daneker.agency.Agency;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredReferral;

/** Readable by its recipient alone. */
record SealedDelivery(StoredReferral stored, Agency recipient, StoredDelivery delivery, String jwe, String evidence) {}
