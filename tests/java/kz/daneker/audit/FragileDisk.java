package kz.daneker.audit;

/** A disk on which the process dies at the n-th change: before it, or right after it, in turns. */
final class FragileDisk implements Disk {
    /** The process is gone. */
    static final class Crash extends RuntimeException {}

    private final Disk disk;
    private int left;
    private int crashes;

    FragileDisk(Disk disk) {
        this.disk = disk;
    }

    /** @param change from 1; 0 for a disk that works */
    void failAt(int change) {
        left = change;
    }

    int crashes() {
        return crashes;
    }

    @Override
    public void put(String name, byte[] content) {
        boolean dies = left > 0 && --left == 0;
        if (dies && crashes++ % 2 == 0) {
            throw new Crash();
        }
        disk.put(name, content);
        if (dies) {
            throw new Crash();
        }
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
        if (left > 0 && --left == 0) {
            crashes++;
            throw new Crash();
        }
        disk.removeFolder(name);
    }
}
