package org.hudang.signing.longterm;

/** Port to where signed papers are filed. Nothing there is ever written over: a copy stands beside what it was made of. */
public interface KeptPapers {
    /**
     * What is kept of a paper now: its newest copy, else the paper itself.
     *
     * @param digest of the bytes, by which a copy names what it was made of
     */
    @SuppressWarnings("ArrayRecordComponent") // held for one paper's time, by nobody else
    record Newest(byte[] pdf, String digest) {}

    /**
     * A copy to file.
     *
     * @param of what it was made of; for one original at most one copy is ever filed
     * @param next what {@link KeepingRegister#kept} must note in the same transaction
     */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record Copy(Newest of, byte[] pdf, KeepingRegister.Next next) {}

    /** The newest bytes of a paper. */
    Newest read(KeepingRegister.Due paper);

    /** Files a copy durably and notes what comes next, both or neither, whatever moment the process dies at. */
    void file(KeepingRegister.Due paper, Copy copy);
}
