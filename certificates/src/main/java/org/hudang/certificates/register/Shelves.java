package org.hudang.certificates.register;

/** The tables of the register, under one sight. */
record Shelves(
        Sight sight,
        CertificateTable certificates,
        RevocationTable revocations,
        CopyTable copies,
        StatusTables status,
        JournalTable journal,
        CardTables cards,
        TrustTable trust) {}
