package org.elasticsearch.plugins;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.Version;
import org.elasticsearch.env.Environment;

/** A plugins service for plugins that the caller has made, instead of folders of an unpacked distribution. */
public final class GivenPlugins extends PluginsService {
    private final List<LoadedPlugin> given;

    public GivenPlugins(Environment environment, List<Plugin> plugins) {
        super(environment.settings(), environment.configDir(), none());
        this.given = plugins.stream().map(GivenPlugins::loaded).toList();
    }

    /** A loader that knows of no folder. */
    public static PluginsLoader none() {
        return PluginsLoader.createPluginsLoader(Set.of(), Set.of(), Map.of(), false);
    }

    private static LoadedPlugin loaded(Plugin plugin) {
        Class<?> type = plugin.getClass();
        PluginDescriptor descriptor = new PluginDescriptor(
                type.getName(),
                "given by the caller",
                "1",
                Version.CURRENT.toString(),
                Integer.toString(Runtime.version().feature()),
                type.getName(),
                null,
                List.of(),
                false,
                false,
                false,
                false,
                PluginDescriptor.DeploymentTarget.ALL);
        return new LoadedPlugin(descriptor, plugin, type.getClassLoader());
    }

    /** Asked once by the constructor above, before there is anything to give. */
    @Override
    protected List<LoadedPlugin> plugins() {
        return given == null ? List.of() : given;
    }
}
