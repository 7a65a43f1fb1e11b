package kz.daneker.console;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.UUID;
import kz.daneker.accessreport.AccessReportJson;
import kz.daneker.accessreport.AccessReports;
import kz.daneker.accessreport.ReportSubject;
import kz.daneker.agency.Language;
import kz.daneker.inquiry.Inquiry;
import kz.daneker.officer.OfficerId;
import kz.daneker.officer.PendingRequest;
import kz.daneker.officer.Requests;
import kz.daneker.officer.TwoPersonAction;
import kz.daneker.paper.PersonReport;
import kz.daneker.paper.PersonReportPaper;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person asks who saw what about them: asked here, approved by another officer, fetched here. */
@Controller
class ReportsPage {
    private final AccessReports reports;
    private final Requests requests;
    private final Inquiry inquiry;
    private final PersonReportPaper paper;

    ReportsPage(AccessReports reports, Requests requests, Inquiry inquiry, PersonReportPaper paper) {
        this.reports = reports;
        this.requests = requests;
        this.inquiry = inquiry;
        this.paper = paper;
    }

    /** @param standing {@code waits}, {@code declined}, {@code open} or {@code over} */
    record Row(PendingRequest request, ReportSubject subject, String standing) {}

    @GetMapping("/reports")
    String show(Principal officer, Model model) {
        model.addAttribute(
                "asked",
                reports.askedBy(new OfficerId(officer.getName())).stream()
                        .map(request -> new Row(request, ReportSubject.parse(request.subject()), standing(request)))
                        .toList());
        return "reports";
    }

    /** @param referral a referral of the person: its id as its paper says it, or what the trail calls it */
    @PostMapping("/reports")
    String ask(
            @RequestParam("reader") PersonReport.Reader reader,
            @RequestParam("referral") String referral,
            Principal officer) {
        String ref = TrailQuestion.ref(referral.strip(), inquiry::ref);
        if (!reports.isKnown(ref)) {
            throw new Refusal(RefusalCode.NOT_FOUND);
        }
        requests.ask(
                new OfficerId(officer.getName()),
                TwoPersonAction.ACCESS_REPORT,
                new ReportSubject(reader, ref).toString());
        return "redirect:/reports";
    }

    @GetMapping("/reports/{request}.pdf")
    ResponseEntity<byte[]> print(
            @PathVariable("request") UUID request, @RequestParam("language") Language language, Principal officer) {
        byte[] pdf = paper.print(reports.make(request, new OfficerId(officer.getName())), language);
        return file(MediaType.APPLICATION_PDF, request + "-" + language.tag() + ".pdf", pdf);
    }

    @GetMapping("/reports/{request}.json")
    ResponseEntity<byte[]> json(@PathVariable("request") UUID request, Principal officer) {
        String json = AccessReportJson.of(reports.make(request, new OfficerId(officer.getName())))
                .toString();
        return file(MediaType.APPLICATION_JSON, request + ".json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    private String standing(PendingRequest request) {
        PendingRequest.Decision decision = request.decision();
        if (decision == null) {
            return "waits";
        }
        return decision.approved() ? (reports.isOpen(request) ? "open" : "over") : "declined";
    }
}
