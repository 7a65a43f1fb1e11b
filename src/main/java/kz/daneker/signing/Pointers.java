package kz.daneker.signing;

/** JSON pointers (RFC 6901). */
final class Pointers {
    private Pointers() {}

    static String child(String parent, String name) {
        return parent + "/" + escape(name);
    }

    private static String escape(String name) {
        return name.indexOf('~') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1");
    }
}
