package org.hudang.signing.authority;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Names and object identifiers of the demo authority; whoever reads one knows it is a demo. */
final class DemoNames {
    /** Arc of this project (X.667: under 2.25 by UUID, nobody assigns it). */
    static final String ARC = "2.25.320717234490486047491182122930712483343";
    /** Policy of every certificate of the demo authority: without legal effect. */
    static final String POLICY = ARC + ".1.1";
    /** Policy of its timestamps. */
    static final String STAMPING_POLICY = ARC + ".1.2";
    /** Extension of event certificates: DigestInfo of the document shown. */
    static final String SHOWN_DIGEST = ARC + ".2.1";

    private static final String ORGANIZATION = "户档演示 Hudang DEMO 无法律效力";

    private DemoNames() {}

    static X500Name authority(String role) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, ORGANIZATION)
                .addRDN(BCStyle.CN, "Hudang DEMO " + role)
                .build();
    }

    static X500Name of(CertificateSubject subject) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        name.addRDN(BCStyle.C, "CN");
        subject.organization().ifPresent(office -> name.addRDN(BCStyle.O, office));
        name.addRDN(BCStyle.OU, "DEMO 演示");
        name.addRDN(BCStyle.SERIALNUMBER, subject.serialNumber());
        name.addRDN(BCStyle.CN, subject.commonName());
        return name.build();
    }
}
