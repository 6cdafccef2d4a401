package org.hudang.casework.authorization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.volume.Continuation;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.Secrecy;
import org.hudang.casework.CaseworkJournal;
import org.hudang.casework.PaperRenditions;
import org.hudang.casework.PaperText;
import org.hudang.casework.Terms;
import org.hudang.casework.WorkFiles;
import org.hudang.casework.authorization.Authorization.SignerState;
import org.hudang.signing.personal.ActId;
import org.hudang.signing.personal.PersonalSigning;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealRequestId;
import org.hudang.signing.seal.SealUse;

/**
 * Files a finished authorization: both papers, each with its text and the evidence of its signatures, as one event; and
 * what must become true with it, in the transaction of the catalogue.
 */
public final class AuthorizationFiling implements ContinuationHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "casework.authorization-filed";

    private final AuthorizationStore store;
    private final CaseworkJournal journal;
    private final PaperRenditions renditions;
    private final PersonalSigning signing;
    private final SealUse seals;
    private final Clock clock;

    /**
     * What filing works with.
     *
     * @param files where the papers lie until they are filed
     * @param text reads the words of a finished paper
     * @param signing is told which acts are filed
     * @param seals is told which uses are filed
     */
    public record Rooms(WorkFiles files, PaperText text, PersonalSigning signing, SealUse seals) {}

    public AuthorizationFiling(AuthorizationStore store, CaseworkJournal journal, Rooms rooms, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.renditions = new PaperRenditions(rooms.files(), rooms.text());
        this.signing = rooms.signing();
        this.seals = rooms.seals();
        this.clock = clock;
    }

    /** The filing of this authorization; the same authorization always makes the same filing. */
    Filing of(Authorization done) {
        List<NewItem> items = new ArrayList<>();
        items.add(item(done, PaperName.NOTICE, ItemKind.RISK_NOTICE));
        items.add(item(done, PaperName.LETTER, ItemKind.AUTHORIZATION));
        ObjectNode payload =
                JSON.createObjectNode().put("letter", done.id().value()).put("township", done.township());
        ArrayNode acts = payload.putArray("acts");
        done.signers().forEach(signer -> signer.act().ifPresent(acts::add));
        ArrayNode requests = payload.putArray("requests");
        done.seals().forEach(seal -> seal.request().ifPresent(requests::add));
        return new Filing(
                "authorization/" + done.id(),
                done.volume(),
                "authorization",
                items,
                Optional.of(new Continuation(NAME, payload.toString())));
    }

    private NewItem item(Authorization done, PaperName name, ItemKind kind) {
        Map<String, String> evidence = new LinkedHashMap<>();
        for (SignerState signer : done.signers()) {
            if (signer.paper() == name) {
                signer.evidence().ifPresent(file -> evidence.put(signer.field(), file));
            }
        }
        LocalDate day = LocalDate.ofInstant(done.openedAt(), clock.getZone());
        String base = name == PaperName.NOTICE ? "risk-notice" : "authorization";
        PaperRenditions.Made made = renditions.of(base, done.paper(name).file(), evidence);
        // the number is the letter's; the notice refers to it and has none of its own
        String number = name == PaperName.LETTER ? done.number() : "";
        return new NewItem(
                kind,
                Terms.of("title." + name.name()),
                Optional.empty(),
                day,
                done.office(),
                new Particulars(number, Secrecy.RESTRICTED, made.pages()),
                made.renditions());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(String json, Filed filed) {
        try {
            JsonNode payload = JSON.readTree(json);
            AuthorizationId id = new AuthorizationId(payload.path("letter").asText());
            String township = payload.path("township").asText();
            store.filed(id, filed.items().get(0).id(), filed.items().get(1).id());
            payload.path("acts").forEach(act -> signing.filed(new ActId(act.asText()), township));
            Officer archive = new Officer("archive", Officer.BUREAU, "archive");
            payload.path("requests").forEach(request -> seals.filed(new SealRequestId(request.asText()), archive));
            journal.append(
                    filed.household().value(),
                    township,
                    "authorization-filed",
                    id + " " + filed.items().get(1).code(),
                    new Acting("archive", township));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("continuation is not the JSON that was stored", e);
        }
    }
}
