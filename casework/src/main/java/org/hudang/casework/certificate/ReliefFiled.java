package org.hudang.casework.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.hudang.archive.Acting;
import org.hudang.archive.volume.Continuation;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;
import org.hudang.casework.CaseworkJournal;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealRequestId;
import org.hudang.signing.seal.SealUse;
import org.hudang.signing.seal.SealedPaper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes true when the sealed paper of a certificate, or of a copy of one, is filed, in the transaction of the catalogue. */
public final class ReliefFiled implements ContinuationHandler {
    private static final String NAME = "casework.certificate-filed";
    private static final String COPY = "cpy_";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final CaseworkJournal journal;
    private final SealUse seals;

    public ReliefFiled(JdbcClient jdbc, CaseworkJournal journal, SealUse seals) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.seals = seals;
    }

    /** What is filed along with the paper of a certificate. */
    static Continuation of(String certificate, SealedPaper sealed, String township) {
        String payload = JSON.createObjectNode()
                .put("certificate", certificate)
                .put("request", sealed.request().value())
                .put("sm3", sealed.digest())
                .put("township", township)
                .toString();
        return new Continuation(NAME, payload);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(String json, Filed filed) {
        try {
            JsonNode payload = JSON.readTree(json);
            String certificate = payload.path("certificate").asText();
            String township = payload.path("township").asText();
            String request = payload.path("request").asText();
            jdbc.sql("insert into casework.certificate_paper (certificate, household, township, sm3, request, item)"
                            + " values (?, ?, ?, ?, ?, ?) on conflict (certificate) do update set sm3 = excluded.sm3,"
                            + " request = excluded.request, item = excluded.item")
                    .params(
                            certificate,
                            filed.household().value(),
                            township,
                            payload.path("sm3").asText(),
                            request,
                            filed.items().get(0).id().value())
                    .update();
            seals.filed(new SealRequestId(request), new Officer("archive", Officer.BUREAU, "archive"));
            journal.append(
                    filed.household().value(),
                    township,
                    certificate.startsWith(COPY) ? "certificate-copy-filed" : "certificate-filed",
                    certificate + " " + filed.items().get(0).code(),
                    new Acting("archive", township));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("continuation is not the JSON that was stored", e);
        }
    }
}
