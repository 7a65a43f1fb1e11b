package kz.daneker.audit;

/** A disk on which the process dies at the n-th change. */
final class FragileDisk implements Disk {
    /** The process is gone. */
    static final class Crash extends RuntimeException {}

    private final Disk disk;
    private int left;
    private boolean diesBefore;
    private int crashes;

    FragileDisk(Disk disk) {
        this.disk = disk;
    }

    /** Dies at this change, counted from 1: before it or right after it. */
    void failAt(int change, boolean before) {
        left = change;
        diesBefore = before;
    }

    void repair() {
        left = 0;
    }

    int crashes() {
        return crashes;
    }

    @Override
    public void put(String name, byte[] content) {
        change(() -> disk.put(name, content));
    }

    @Override
    public boolean has(String name) {
        return disk.has(name);
    }

    @Override
    public byte[] read(String name) {
        return disk.read(name);
    }

    @Override
    public void removeFolder(String name) {
        change(() -> disk.removeFolder(name));
    }

    private void change(Runnable change) {
        boolean dies = left > 0 && --left == 0;
        if (!dies || !diesBefore) {
            change.run();
        }
        if (dies) {
            crashes++;
            throw new Crash();
        }
    }
}
