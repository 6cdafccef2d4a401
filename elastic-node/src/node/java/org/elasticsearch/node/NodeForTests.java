package org.elasticsearch.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.GivenPlugins;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.plugins.PluginsService;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/**
 * One real node on loopback, assembled from libraries instead of a distribution. It keeps its data in the folder given,
 * writes where it listens into {@code address} there, and ends when its standard input does.
 */
public final class NodeForTests {
    private NodeForTests() {}

    /** @param arguments the folder, and the port to listen on (0 for any) */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        LogConfigurator.configureESLogging();
        LogConfigurator.configureWithoutConfig(
                Settings.builder().put("logger.level", "WARN").build());
        LogConfigurator.setNodeName("test");
        Files.createDirectories(home.resolve("config"));
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
                settings(home, arguments[1]), Map.of(), home.resolve("config"), () -> "test");
        Node node = new Node(NodeConstruction.prepareConstruction(environment, GivenPlugins.none(), given(), true));
        node.start();
        String address = node.injector()
                .getInstance(HttpServerTransport.class)
                .boundAddress()
                .publishAddress()
                .toString();
        Path written = Files.writeString(home.resolve("address.new"), address);
        Files.move(written, home.resolve("address"), StandardCopyOption.ATOMIC_MOVE);
        while (System.in.read() >= 0) {
            // whoever started this node holds the other end
        }
        node.close();
        System.exit(0);
    }

    private static Settings settings(Path home, String port) {
        return Settings.builder()
                .put("path.home", home)
                .put("cluster.name", "hudang-test")
                .put("node.name", "test")
                .put("node.processors", 1)
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.port", "0")
                .put("http.type", "netty4")
                .put("transport.type", "netty4")
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
    }

    private static NodeServiceProvider given() {
        return new NodeServiceProvider() {
            @Override
            PluginsService newPluginService(Environment environment, PluginsLoader none) {
                return new GivenPlugins(environment, List.of(new Netty4Plugin(), new CommonAnalysis()));
            }
        };
    }

    /** What the mappings of this project need of the module {@code analysis-common}, which every distribution has. */
    public static final class CommonAnalysis extends Plugin implements AnalysisPlugin {
        @Override
        public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
            return Map.of(
                    "whitespace",
                    (index, environment, name, settings) ->
                            TokenizerFactory.newFactory(name, WhitespaceTokenizer::new));
        }

        @Override
        public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
            return Map.of(
                    "pattern_capture",
                    AnalysisPlugin.requiresAnalysisSettings(
                            (index, environment, name, settings) -> new Captures(name, settings)));
        }
    }

    private record Captures(String name, boolean keepsOriginal, Pattern[] patterns) implements TokenFilterFactory {
        Captures(String name, Settings settings) {
            this(
                    name,
                    settings.getAsBoolean("preserve_original", true),
                    settings.getAsList("patterns").stream()
                            .map(Pattern::compile)
                            .toArray(Pattern[]::new));
        }

        @Override
        public TokenStream create(TokenStream tokens) {
            return new PatternCaptureGroupTokenFilter(tokens, keepsOriginal, patterns);
        }
    }
}
