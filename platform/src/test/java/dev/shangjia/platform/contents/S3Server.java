package dev.shangjia.platform.contents;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A server that speaks S3, as a process of its own; it checks signatures and ends with the tests.
 */
public final class S3Server {
  private static final Path JAR =
      Path.of(System.getProperty("basedir", ".")).resolve("target/tools/s3proxy.jar");
  private static final String ACCESS_KEY = "shangjia";
  private static final String SECRET_KEY = "a secret of tests";

  private static @Nullable S3Server running;

  private final int port;

  private S3Server(int port) {
    this.port = port;
  }

  /** The one of this test run, started when it is first asked for. */
  public static synchronized S3Server running() throws IOException, InterruptedException {
    S3Server server = running;
    if (server == null) {
      server = start();
      running = server;
    }
    return server;
  }

  private static S3Server start() throws IOException, InterruptedException {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(
          JAR + " is missing: mvn process-test-resources -pl platform fetches it");
    }
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path folder = Files.createTempDirectory("s3-server");
    Path settings =
        Files.writeString(
            folder.resolve("settings.properties"),
            """
            s3proxy.endpoint=http://127.0.0.1:%d
            s3proxy.authorization=aws-v4
            s3proxy.identity=%s
            s3proxy.credential=%s
            jclouds.provider=transient
            jclouds.identity=nobody
            jclouds.credential=nothing
            """
                .formatted(port, ACCESS_KEY, SECRET_KEY));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString(),
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!answers(port)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("the server did not start:\n" + Files.readString(log));
      }
      Thread.sleep(100);
    }
    return new S3Server(port);
  }

  private static boolean answers(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** What names a new bucket with nothing in it, and its keys, in the settings of a server. */
  public Map<String, Object> newBucket() {
    String bucket = "market-" + UUID.randomUUID();
    try (S3Client s3 =
        S3Client.builder()
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .endpointOverride(URI.create(address()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
            .httpClientBuilder(Apache5HttpClient.builder())
            .build()) {
      s3.createBucket(of -> of.bucket(bucket));
    }
    return settings(bucket);
  }

  /** What names a bucket, there or not. */
  Map<String, Object> settings(String bucket) {
    return new HashMap<>(
        Map.of(
            "shangjia.files.s3.bucket", bucket,
            "shangjia.files.s3.endpoint", address(),
            "shangjia.files.s3.path-style", "true",
            "shangjia.files.s3.access-key", ACCESS_KEY,
            "shangjia.files.s3.secret-key", SECRET_KEY));
  }

  private String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Settings as a server reads them. */
  public static Environment environment(Map<String, Object> settings) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    return environment;
  }
}
