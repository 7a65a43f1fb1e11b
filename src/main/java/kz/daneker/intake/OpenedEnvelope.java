package kz.daneker.intake;

import kz.daneker.agency.AgencyId;

/** The token as text, out of whatever it came in; nothing in it is believed yet. */
record OpenedEnvelope(AgencyId caller, String token) {}
