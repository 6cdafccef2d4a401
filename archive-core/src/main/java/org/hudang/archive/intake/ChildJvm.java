package org.hudang.archive.intake;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a process is started that parses what came from outside: a small heap, no network where the kernel permits, an empty
 * environment but for a UTF-8 locale and a {@code PATH} that leads to an empty folder.
 */
final class ChildJvm {
    private ChildJvm() {}

    /** The command that runs a main class of this process's class path. */
    static List<String> command(Sandbox sandbox, WorkFolder folder, int heapMegabytes, Class<?> main) {
        List<String> command = new ArrayList<>(sandbox.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-Xss1m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + folder.temporary(),
                "-Duser.home=" + folder.temporary(),
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog"));
        command.addAll(List.of("-cp", classPath(), main.getName()));
        return command;
    }

    /** The class path of this process, made absolute because the child has another working directory. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    static void bare(Map<String, String> environment, WorkFolder folder) {
        environment.clear();
        environment.put("PATH", folder.nothing().toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TMPDIR", folder.temporary().toString());
    }
}
