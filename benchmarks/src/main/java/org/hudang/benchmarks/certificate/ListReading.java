package org.hudang.benchmarks.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.hudang.benchmarks.signing.Office;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.status.SignedStatusList;
import org.hudang.certificates.trust.TrustList;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadSigner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The status lists of a million certificates are opened, signatures included, and asked for a place each; beside unpacking. */
public class ListReading {
    /** The tokens, and what is packed in them. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        TrustList trust;
        List<byte[]> tokens;
        List<byte[]> packed;

        /** Makes all of it. */
        @Setup
        public void open() {
            PayloadSigner signer = Office.fresh().payloads(PayloadAlgorithm.ES256);
            trust = Lists.trust(signer);
            tokens = new ArrayList<>();
            packed = new ArrayList<>();
            for (int list = 1; list <= Lists.OF_A_MILLION; list++) {
                byte[] token = Lists.signed(list, signer);
                tokens.add(token);
                packed.add(Lists.opened(token, list, trust).list().packed());
            }
        }
    }

    /** The bits, unpacked. */
    @Benchmark
    public int floor(Desk desk) throws DataFormatException {
        int size = 0;
        byte[] out = new byte[StatusPlace.PLACES / 4];
        for (byte[] packed : desk.packed) {
            Inflater inflater = new Inflater();
            inflater.setInput(packed);
            while (!inflater.finished()) {
                size += inflater.inflate(out);
            }
            inflater.end();
        }
        return size;
    }

    /** Eight opened lists, a place of each. */
    @Benchmark
    public int hudang(Desk desk) {
        int sum = 0;
        for (int list = 1; list <= desk.tokens.size(); list++) {
            SignedStatusList opened = Lists.opened(desk.tokens.get(list - 1), list, desk.trust);
            sum += opened.list().at(StatusPlace.PLACES - list).orElseThrow();
        }
        return sum;
    }
}
