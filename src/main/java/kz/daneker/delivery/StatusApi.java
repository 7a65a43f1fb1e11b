package kz.daneker.delivery;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralState;
import kz.daneker.web.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/referrals/{id}}: where a referral stands, for its sender and its recipient under their own ids. */
@RestController
@RequestMapping("/v1/referrals/{id}")
class StatusApi {
    private final ReferralView view;
    private final StatusDesk desk;

    StatusApi(ReferralView view, StatusDesk desk) {
        this.view = view;
        this.desk = desk;
    }

    /** @param state where the referral stands after the note */
    record Standing(ReferralState state) {}

    @GetMapping
    ReferralView.Shown show(@RequestAttribute(Caller.ATTRIBUTE) AgencyId caller, @PathVariable("id") UUID id) {
        return view.show(caller, id);
    }

    @PostMapping(path = "/status", consumes = "application/jwt")
    Standing say(
            @RequestAttribute(Caller.ATTRIBUTE) AgencyId caller,
            @PathVariable("id") UUID id,
            @RequestBody byte[] note) {
        return new Standing(desk.accept(caller, id, new String(note, StandardCharsets.ISO_8859_1)));
    }
}
