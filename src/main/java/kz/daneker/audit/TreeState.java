package kz.daneker.audit;

/** How far the database says the log goes. */
record TreeState(long size, TreeHash root) {
    static final TreeState EMPTY = new TreeState(0, TreeHash.EMPTY);
}
