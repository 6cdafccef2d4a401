package org.hudang.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import org.hudang.server.account.Role;
import org.hudang.server.web.OpenHouse;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser with an empty profile at the pages of the open house. */
final class Chromium implements AutoCloseable {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path SCREENS = TARGET.resolve("screens");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenHouse house;
    private final ChromeDriver driver;
    private final String axe;

    private Chromium(OpenHouse house, ChromeDriver driver) throws IOException {
        this.house = house;
        this.driver = driver;
        try (InputStream script = Objects.requireNonNull(Chromium.class.getResourceAsStream("/axe.min.js"))) {
            this.axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Chromium start(OpenHouse house, String... more) {
        try {
            Files.createDirectories(SCREENS);
            ChromeOptions options = new ChromeOptions();
            options.setBinary(InChromium.BROWSER.toFile());
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                    "--hide-scrollbars",
                    "--accept-lang=zh-CN",
                    "--user-data-dir=" + Files.createTempDirectory(TARGET, "chromium-"));
            options.addArguments(more);
            LoggingPreferences logs = new LoggingPreferences();
            logs.enable(LogType.BROWSER, Level.ALL);
            logs.enable(LogType.PERFORMANCE, Level.ALL);
            options.setCapability("goog:loggingPrefs", logs);
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(InChromium.DRIVER.toFile())
                    .usingAnyFreePort()
                    .build();
            return new Chromium(house, new ChromeDriver(service, options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A visitor without cookies at a desk, script on, nothing heard yet. */
    Chromium fresh() {
        driver.manage().deleteAllCookies();
        forget(house.base());
        script(Script.ON);
        wide(1280);
        driver.get(house.base() + "/v");
        driver.manage().deleteAllCookies();
        heard();
        return this;
    }

    /** Whether pages may run script. */
    enum Script {
        ON,
        OFF
    }

    /** Switches script off or on, for pages opened from now on. */
    void script(Script script) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", script == Script.OFF));
    }

    /** Whether the browser reaches anything. */
    enum Line {
        CUT,
        WHOLE
    }

    /** Cuts the network, or brings it back. */
    void line(Line line) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", line == Line.CUT, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Sets the width of the window, in CSS pixels. */
    void wide(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", pixels > 700 ? 900 : 780, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Chooses a look as the switches do. */
    void look(String what, String value) {
        driver.manage().addCookie(new Cookie.Builder(what, value).path("/").build());
    }

    /** Opens an address. */
    void open(String path) {
        driver.get(house.base() + path);
    }

    /** Opens an address of another server than the house's own. */
    void open(URI base, String path) {
        driver.get(base + path);
    }

    /** Throws away what pages of an address have kept: workers and lists. */
    void forget(URI base) {
        driver.executeCdpCommand(
                "Storage.clearDataForOrigin",
                Map.of("origin", base.toString(), "storageTypes", "service_workers,cache_storage"));
    }

    /** Sets the clock of all pages opened from now on by so much; returns what {@link #clockRight} takes. */
    String clockOff(Duration by) {
        Map<String, Object> made = driver.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of(
                        "source",
                        "{const right = Date.now.bind(Date); Date.now = () => right() + " + by.toMillis() + ";}"));
        return (String) Objects.requireNonNull(made.get("identifier"));
    }

    /** Sets the clock right again. */
    void clockRight(String identifier) {
        driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", identifier));
    }

    /** Signs in by typing. */
    void signIn(Role role) {
        signIn(house.login(role), house.password(role));
    }

    void signIn(String login, String password) {
        open("/sign-in");
        type("username", login);
        type("password", password);
        one("main button").click();
        until("signed in", () -> path().equals("/find") || path().equals("/"));
    }

    void type(String field, String text) {
        driver.findElement(By.name(field)).sendKeys(text);
    }

    /** The one element that this selector finds. */
    WebElement one(String selector) {
        List<WebElement> found = all(selector);
        assertThat(found).as(selector + " at " + path()).isNotEmpty();
        return found.get(0);
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** The link or button that is called so. */
    WebElement named(String words) {
        return driver.findElement(
                By.xpath("//*[self::a or self::button][contains(normalize-space(.),'" + words + "')]"));
    }

    /** What stands in the body. */
    String words() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Path and query of the page. */
    String path() {
        URI address = URI.create(Objects.requireNonNull(driver.getCurrentUrl()));
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    void tab() {
        press(Keys.TAB);
    }

    /** Waits for something that must become so. */
    void until(String what, java.util.function.BooleanSupplier becomes) {
        new WebDriverWait(driver, Duration.ofSeconds(30), Duration.ofMillis(50))
                .withMessage(what)
                .until(any -> becomes.getAsBoolean());
    }

    /** Asks the page itself. */
    @Nullable
    Object ask(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Adds to the list how the page fails at three widths, and the barriers it holds; keeps a picture of each width. */
    void inspect(String name, List<String> found) {
        for (int width : new int[] {1280, 640, 360}) {
            wide(width);
            if (scrollsSideways()) {
                found.add(name + " is wider than " + width);
            }
            keep(name + "-" + width);
        }
        barriers().forEach(barrier -> found.add(name + ": " + barrier));
        wide(1280);
    }

    /** Whether the page is wider than its window. */
    boolean scrollsSideways() {
        return Boolean.TRUE.equals(
                ask("return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    /** Keeps a picture of the whole page under {@code target/screens}, for people to look at. */
    void keep(String name) {
        Map<String, Object> picture = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        try {
            Files.write(SCREENS.resolve(name + ".png"), Base64.getDecoder().decode((String)
                    Objects.requireNonNull(picture.get("data"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What should not have happened since the last time: complaints on the console, among them every breach of the content
     * security policy, and requests to another host.
     */
    List<String> heard() {
        List<String> heard = new ArrayList<>();
        driver.manage().logs().get(LogType.BROWSER).forEach(entry -> heard.add(entry.getMessage()));
        driver.manage().logs().get(LogType.PERFORMANCE).forEach(entry -> request(entry.getMessage(), heard));
        return heard;
    }

    /** Addresses with this in them that were asked for since the last time, in order. */
    List<String> asked(String with) {
        List<String> asked = new ArrayList<>();
        driver.manage()
                .logs()
                .get(LogType.PERFORMANCE)
                .forEach(entry -> address(entry.getMessage())
                        .filter(url -> url.contains(with))
                        .ifPresent(asked::add));
        return asked;
    }

    /** Pictures of its own that the browser draws into fields ask nobody. */
    private void request(String event, List<String> heard) {
        address(event)
                .filter(url -> !url.startsWith(house.base() + "/") && !url.startsWith("data:"))
                .ifPresent(url -> heard.add("request to " + url));
    }

    /** Which address an event asks for, if it is one that does. */
    private static Optional<String> address(String event) {
        try {
            JsonNode message = JSON.readTree(event).path("message");
            return message.path("method").asText().equals("Network.requestWillBeSent")
                    ? Optional.of(
                            message.path("params").path("request").path("url").asText())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What axe finds on the page that is serious or critical, one line each. */
    List<String> barriers() {
        driver.executeScript(axe);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        String found = (String) driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run(document, {resultTypes: ['violations']})"
                + ".then(r => done(JSON.stringify(r.violations)), e => done('' + e));");
        List<String> barriers = new ArrayList<>();
        try {
            for (JsonNode violation : JSON.readTree(Objects.requireNonNull(found))) {
                String impact = violation.path("impact").asText();
                if (impact.equals("serious") || impact.equals("critical")) {
                    violation
                            .path("nodes")
                            .forEach(node -> barriers.add(
                                    impact + " " + violation.path("id").asText()
                                            + " " + node.path("html").asText() + " "
                                            + node.path("failureSummary").asText()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return barriers;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
