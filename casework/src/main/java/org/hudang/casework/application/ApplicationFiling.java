package org.hudang.casework.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
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
import org.hudang.signing.personal.ActId;
import org.hudang.signing.personal.PersonalSigning;

/**
 * Files a signed application form with its text and the evidence of its signatures; and what must become true with it, in
 * the transaction of the catalogue.
 */
public final class ApplicationFiling implements ContinuationHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "casework.application-filed";

    private final ApplicationStore store;
    private final CaseworkJournal journal;
    private final PaperRenditions renditions;
    private final PersonalSigning signing;
    private final Clock clock;

    /**
     * What filing works with.
     *
     * @param files where the form lies until it is filed
     * @param text reads the words of a finished paper
     * @param signing is told which acts are filed
     */
    public record Rooms(WorkFiles files, PaperText text, PersonalSigning signing) {}

    public ApplicationFiling(ApplicationStore store, CaseworkJournal journal, Rooms rooms, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.renditions = new PaperRenditions(rooms.files(), rooms.text());
        this.signing = rooms.signing();
        this.clock = clock;
    }

    /** The filing of this application; the same application always makes the same filing. */
    Filing of(Application done) {
        ObjectNode payload =
                JSON.createObjectNode().put("application", done.id().value()).put("township", done.township());
        ArrayNode acts = payload.putArray("acts");
        done.signers().forEach(signer -> signer.act().ifPresent(acts::add));
        return new Filing(
                "application/" + done.id(),
                done.volume(),
                "application",
                List.of(item(done)),
                Optional.of(new Continuation(NAME, payload.toString())));
    }

    private NewItem item(Application done) {
        Map<String, String> evidence = new LinkedHashMap<>();
        done.signers().forEach(signer -> signer.evidence().ifPresent(file -> evidence.put(signer.field(), file)));
        String applicant = done.signers().get(0).name();
        LocalDate day = LocalDate.ofInstant(done.openedAt(), clock.getZone());
        PaperRenditions.Made made = renditions.of("application", done.paper().file(), evidence);
        return new NewItem(
                ItemKind.APPLICATION,
                Terms.of("title.APPLICATION"),
                Optional.of(done.applicant()),
                day,
                applicant,
                new Particulars(done.number(), Secrecy.RESTRICTED, made.pages()),
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
            ApplicationId id = new ApplicationId(payload.path("application").asText());
            String township = payload.path("township").asText();
            store.filed(id, filed.items().get(0).id());
            payload.path("acts").forEach(act -> signing.filed(new ActId(act.asText()), township));
            journal.append(
                    filed.household().value(),
                    township,
                    "application-filed",
                    id + " " + filed.items().get(0).code(),
                    new Acting("archive", township));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("continuation is not the JSON that was stored", e);
        }
    }
}
