package kz.daneker.demo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.consent.ConsentGate;
import kz.daneker.consent.MatrixSeal;
import kz.daneker.consent.ReleaseDecision;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.intake.Preview;
import kz.daneker.referral.ReferralReader;

/** What a sender is told before it sends: the gateway's own reader and rules, run on the sender's side. */
final class Forecast {
    private final Preview preview;
    private final Clock clock;

    Forecast(Path config, AgencyRegister agencies, Clock clock) {
        Regions regions = Regions.load(config.resolve("regions.yaml"));
        SharingMatrix matrix =
                SharingMatrix.load(config.resolve("sharing-matrix.yaml"), MatrixSeal.NOT_REQUIRED, agencies);
        this.preview = new Preview(
                new ReferralReader(matrix.referralRules(), regions),
                ConsentGate.load(config, matrix),
                agencies,
                Preview.Known.NOTHING);
        this.clock = clock;
    }

    /** @throws NotAsTold if the referral would not go */
    ReleaseDecision of(Sample sample) {
        Preview.Answer answer =
                preview.preview(sample.referral().toString().getBytes(StandardCharsets.UTF_8), clock.instant());
        ReleaseDecision decision = answer.decision();
        if (decision == null) {
            throw new NotAsTold(
                    "the preview must let the referral go, found " + answer.code() + " at " + answer.path());
        }
        return decision;
    }
}
