package kz.daneker.hl7v2;

import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * HL7 v2 tables that FHIR took over code by code. A code that is not in the table, as sites use them, goes by the table's
 * OID: FHIR's own system is closed and would make the resource invalid.
 */
enum TableCodes {
    /** HL7 table 0074, which kind of service made a report, e.g. {@code LAB}. */
    DIAGNOSTIC_SERVICE(
            "v2-0074",
            74,
            "AU BG BLB CG CH CP CT CTH CUS EC EN GE HM ICU IMG IMM LAB MB MCB MYC NMR NMS NRS OSL OT OTH OUS PAR PAT PF PHR"
                    + " PHY PT RAD RC RT RUS RX SP SR TX URN VR VUS XRC"),

    /** HL7 table 0203, what an identifier is, e.g. {@code MR}. */
    IDENTIFIER_TYPE(
            "v2-0203",
            203,
            "AC ACSN AM AMA AN ANC AND ANON ANT APRN ASID BA BC BCFN BCT BR BRN BSNR CC CONM CY CZ DC DCFN DDS DEA DFN DI"
                    + " DL DN DO DP DPM DR DS EI EN ESN FDR FDRFN FI FILL GI GL GN HC IND JHN LACSN LANR LI LN LR MA MB MC"
                    + " MCD MCN MCR MCT MD MI MR MRT MS NBSNR NCT NE NH NI NII NIIP NP NPI OBI OD PA PC PCN PE PEN PHC PHE"
                    + " PHO PI PLAC PN PNT PPIN PPN PRC PRN PT QA RI RN RPH RR RRI RRP SB SID SL SN SNBSN SNO SP SR SS STN"
                    + " TAX TN TPR TRL U UDI UPIN USID VN VP VS WC WCN WP XV XX"),

    /** HL7 table 0078, how a value compares with what is usual, e.g. {@code HH}. */
    INTERPRETATION(
            "v3-ObservationInterpretation",
            78,
            "< > A AA AC B CAR D DET E EX EXP H H> HH HM HU HX I IE IND L L< LL LU LX MS N NCL ND NEG NR NS OBX POS QCF R RR"
                    + " S SDD SYN-R SYN-S TOX U UNE VS W WR");

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final String TABLES = "urn:oid:2.16.840.1.113883.12.";

    private final String system;
    private final int table;
    private final String codes;

    TableCodes(String system, int table, String codes) {
        this.system = system;
        this.table = table;
        this.codes = " " + codes + " ";
    }

    /** @param code as it stands in the message, in either case, e.g. {@code h} */
    CodeableConcept concept(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        return new CodeableConcept(
                codes.contains(" " + upper + " ")
                        ? new Coding(TERMINOLOGY + system, upper, null)
                        : new Coding(TABLES + table, code, null));
    }
}
