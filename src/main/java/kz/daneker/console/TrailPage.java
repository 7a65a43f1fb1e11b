package kz.daneker.console;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.LogReader;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.inquiry.EntryMark;
import kz.daneker.inquiry.EntryPage;
import kz.daneker.inquiry.Inquiry;
import kz.daneker.inquiry.ReferralTrace;
import kz.daneker.inquiry.SavedQuestions;
import kz.daneker.inquiry.TraceProof;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.witness.Witnessing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Search of the trail, the trace of one referral, and the proof of each record. */
@Controller
class TrailPage {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final Inquiry inquiry;
    private final LogReader log;
    private final Witnessing witnessing;
    private final WitnessPolicy policy;
    private final SavedQuestions saved;

    TrailPage(Inquiry inquiry, LogReader log, Witnessing witnessing, WitnessPolicy policy, SavedQuestions saved) {
        this.inquiry = inquiry;
        this.log = log;
        this.witnessing = witnessing;
        this.policy = policy;
        this.saved = saved;
    }

    @GetMapping("/trail")
    String search(
            @ModelAttribute("question") TrailQuestion question,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestAttribute(PageRead.RECORD) AuditRecord reading,
            Principal officer,
            Model model) {
        Optional<EntryMark> mark = Optional.ofNullable(after).map(EntryMark::parse);
        EntryPage page = inquiry.search(reading, question.filter(inquiry::ref), mark);
        model.addAttribute("entries", page.entries());
        model.addAttribute("saved", saved.of(officer.getName()));
        model.addAttribute("next", page.next().map(EntryMark::toString).orElse(null));
        model.addAttribute(
                "events",
                Arrays.stream(AuditEvent.values()).map(Enum::name).sorted().toList());
        return "trail";
    }

    /** Keeps a search; what means nothing is refused as when it is asked. */
    @PostMapping("/trail/saved")
    String keep(@ModelAttribute("question") TrailQuestion question, Principal officer) {
        question.filter(inquiry::ref);
        if (!question.parts().isEmpty()) {
            saved.keep(officer.getName(), question.query());
        }
        return "redirect:/trail?" + question.query();
    }

    @PostMapping("/trail/saved/forget")
    String forget(@RequestParam("saved") String question, Principal officer) {
        saved.forget(officer.getName(), question);
        return "redirect:/trail";
    }

    /** @param referral a referral's id, or what the trail calls it */
    @GetMapping("/trail/{referral}")
    String trace(
            @PathVariable("referral") String referral,
            @RequestAttribute(PageRead.RECORD) AuditRecord reading,
            Model model) {
        ReferralTrace trace = inquiry.trace(reading, TrailQuestion.ref(referral, inquiry::ref));
        if (trace.entries().isEmpty()) {
            throw new Refusal(RefusalCode.NOT_FOUND);
        }
        model.addAttribute("trace", trace);
        model.addAttribute("proof", TraceProof.of(trace.entries(), log, newestNote(), policy));
        return "trace";
    }

    /** The proof of one record, from the newest witnessed checkpoint that counts it, else from the newest. */
    @GetMapping("/trail/proof/{index}")
    ResponseEntity<byte[]> proof(@PathVariable("index") long index) {
        byte[] proof = witnessing
                .witnessed()
                .flatMap(note -> log.proof(index, note))
                .or(() -> log.newest().flatMap(note -> log.proof(index, note)))
                .orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND))
                .bytes();
        ContentDisposition file =
                ContentDisposition.attachment().filename(index + ".tlog-proof").build();
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(proof);
    }

    /** The newest note enough witnesses cosigned; before the first of those, the newest of all. */
    private Optional<byte[]> newestNote() {
        return witnessing.witnessed().or(log::newest);
    }
}
