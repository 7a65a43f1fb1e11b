package kz.daneker.fhir;

import kz.daneker.agency.Agency;
import kz.daneker.consent.Release;
import kz.daneker.consent.TestReleases;
import tools.jackson.databind.json.JsonMapper;

/** The writer as the gateway makes it, and releases to feed it. */
final class Samples {
    static final JsonMapper JSON = JsonMapper.shared();

    private static final BundleWriter WRITER = new BundleWriter(TestReleases.MATRIX);

    private Samples() {}

    static String write(Release release) {
        Agency recipient = TestReleases.recipientOf(release);
        return WRITER.write(release, new Parties(recipient.type(), recipient.name()));
    }

    static Release masked(String data) {
        return TestReleases.masked(data);
    }

    static Release open(String data) {
        return TestReleases.open(data);
    }
}
