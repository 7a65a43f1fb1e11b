package kz.daneker.export;

import kz.daneker.audit.Finding;

/** What lies where in an export. */
final class ExportFile {
    static final String LOG = "log";
    static final String POLICY = "log.policy";
    static final String WITNESSED = "witnessed.checkpoint";
    static final String ANCHORS = "anchors";
    static final String EVIDENCE = "evidence.jsonl";
    static final String WORDS = "words.txt";
    static final String MANIFEST = "manifest.txt";
    static final String MANIFEST_NOTE = "manifest.note";

    private ExportFile() {}

    /** What a file that is gone or changed means. */
    static Finding.Part part(String path) {
        if (path.startsWith(LOG + "/tile/entries/")) {
            return Finding.Part.RECORDS;
        }
        if (path.startsWith(LOG + "/tile/")) {
            return Finding.Part.TILES;
        }
        if (path.startsWith(ANCHORS + "/")) {
            return Finding.Part.ANCHORS;
        }
        return switch (path) {
            case LOG + "/checkpoint" -> Finding.Part.CHECKPOINT;
            case WITNESSED -> Finding.Part.WITNESSED;
            case EVIDENCE -> Finding.Part.EVIDENCE;
            case WORDS -> Finding.Part.WORDS;
            default -> Finding.Part.MANIFEST;
        };
    }
}
