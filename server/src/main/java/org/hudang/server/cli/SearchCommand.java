package org.hudang.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.hudang.search.Caller;
import org.hudang.search.Found;
import org.hudang.search.Hit;
import org.hudang.search.Kind;
import org.hudang.search.Query;
import org.hudang.server.household.Masked;
import org.hudang.server.platform.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds households and papers, as the owner of the data directory: all townships. Names stay masked. */
@Command(name = "search", mixinStandardHelpOptions = true)
final class SearchCommand implements Dispatch.NeedsHouse {
    @Parameters(arity = "1..*", paramLabel = "WORD")
    List<String> words = new ArrayList<>();

    @Option(names = "--json")
    boolean json;

    @Override
    public int run(House house, Console console) {
        Found found = house.search().find(Query.of(String.join(" ", words)), new Caller("local", Caller.BUREAU));
        if (!json) {
            console.tell(console.say("search.total", found.total().value()));
        }
        for (Hit hit : found.hits()) {
            boolean household = hit.kind() == Kind.HOUSEHOLD;
            String title = household ? Masked.name(hit.title()) : hit.title();
            String snippet = hit.snippet().map(one -> one.text()).orElse("");
            if (json) {
                ObjectNode line = new ObjectMapper().createObjectNode();
                line.put("id", hit.id())
                        .put("kind", hit.kind().name().toLowerCase(java.util.Locale.ROOT))
                        .put("household", hit.household())
                        .put("title", title)
                        .put("matchedBy", hit.matchedBy().name())
                        .put("snippet", snippet);
                console.out().println(line);
            } else {
                console.tell("  " + (household ? console.say("search.household", title) : title) + "  "
                        + String.join(" ", hit.codes()) + "  "
                        + hit.place().village() + "  " + snippet);
            }
        }
        return found.hits().isEmpty() ? Dispatch.BAD : Dispatch.GOOD;
    }
}
