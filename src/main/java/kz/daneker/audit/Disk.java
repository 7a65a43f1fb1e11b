package kz.daneker.audit;

/** The few things a log or witness does with its folder; each is on disk when it returns. Names are relative. */
public interface Disk {
    /** Puts a file in place whole: a reader sees the old content or the new, never a part. */
    void put(String name, byte[] content);

    boolean has(String name);

    byte[] read(String name);

    /** Removes a folder of files, if it is there. */
    void removeFolder(String name);
}
