package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.cache.EngineContract.Viewed;
import dev.satchel.tests.Ports;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheManager;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.codec.Kryo5Codec;
import org.redisson.config.Config;
import org.redisson.jcache.JCachingProvider;

/** A server process of its own, and a client of Redisson's for each node. */
final class RedisEngine implements Engine {
  private static final Class<?>[] ALLOWED = {
    Viewed.class,
    EngineContract.Renamed.class,
    Planted.Allowed.class,
    Planted.Several.class,
    Planted.Kind.class
  };

  private final List<String> settings;
  private final Path directory;
  private final int port = Ports.free();
  private Process server;
  private final CacheManager one;
  private final CacheManager two;

  /** Keeps all on disk, and forgets nothing by itself, as revocations need it. */
  RedisEngine() throws IOException {
    this("--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction");
  }

  RedisEngine(String... settings) throws IOException {
    this.settings = List.of(settings);
    directory = Files.createTempDirectory("redis");
    server = start();
    one = RedissonCaches.connect(config(), ALLOWED);
    two = RedissonCaches.connect(config(), ALLOWED);
  }

  Config config() {
    Config config = new Config();
    config
        .useSingleServer()
        .setAddress(address())
        .setConnectionMinimumIdleSize(1)
        .setConnectionPoolSize(16);
    return config;
  }

  /** Returns a manager with this codec, without anything that makes it safe. */
  CacheManager naive(String codec) throws IOException {
    Path yaml = directory.resolve(codec + ".yaml");
    Files.writeString(
        yaml,
        "singleServerConfig:\n  address: \"redis://127.0.0.1:"
            + port
            + "\"\n  connectionMinimumIdleSize: 1\n  connectionPoolSize: 16\n"
            + "codec: !<org.redisson.codec."
            + codec
            + "> {}\n");
    return new JCachingProvider().getCacheManager(yaml.toUri(), null, new Properties());
  }

  String address() {
    return "redis://127.0.0.1:" + port;
  }

  /** Makes the user of docs/cluster.md. */
  void setUser(String user, String password) throws IOException {
    String rules =
        "~satchel-* ~jcache_*:{satchel-*} resetchannels &jcache_*:{satchel-*}"
            + " -@all +@read +@write +@scripting +@connection +publish -@dangerous";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              ("ACL SETUSER " + user + " on >" + password + " " + rules + "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      if (socket.getInputStream().read() != '+') {
        throw new IllegalStateException("Redis refuses the rules of the user");
      }
    }
  }

  /** Writes an entry as any client of Redis can. */
  void plant(String cache, String key, byte[] value) throws IOException {
    ByteBuf name = new Kryo5Codec().getMapKeyEncoder().encode(key);
    one.unwrap(RedissonClient.class)
        .getMap(cache, ByteArrayCodec.INSTANCE)
        .fastPut(ByteBufUtil.getBytes(name), value);
    name.release();
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            RedisProgram.path(),
            "--port",
            String.valueOf(port),
            "--bind",
            "127.0.0.1",
            "--save",
            ""));
    command.addAll(List.of("--dir", directory.toString()));
    command.addAll(settings);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    for (int i = 0; i < 200; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
        if (socket.getInputStream().read() == '+') {
          return process;
        }
        Thread.sleep(50); // it still reads its file
      } catch (IOException notYet) {
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("redis-server did not start; see " + directory.resolve("log"));
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public CacheManager one() {
    return one;
  }

  @Override
  public CacheManager two() {
    return two;
  }

  /** It comes back, with what it wrote to its file. */
  @Override
  public void killAMember() throws Exception {
    server.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    server = start();
  }

  /** Stops the process, as if its machine stood still. */
  void hang() throws Exception {
    signal("STOP");
  }

  void goOn() throws Exception {
    signal("CONT");
  }

  private void signal(String name) throws Exception {
    // The kill of the shell: not each machine has a program of this name.
    Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + server.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static boolean isAppended(Path path) {
    return Files.isRegularFile(path) && path.getFileName().toString().startsWith("appendonly");
  }

  /** Returns what the server says of itself. */
  String info(String section) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(("INFO " + section + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  /** All that it has on disk. */
  byte[] file() throws IOException {
    // Redis 6 writes one file, and Redis 7 a directory of files with the same beginning.
    try (var files = Files.walk(directory)) {
      var bytes = new java.io.ByteArrayOutputStream();
      for (Path file : files.filter(RedisEngine::isAppended).toList()) {
        bytes.write(Files.readAllBytes(file));
      }
      return bytes.toByteArray();
    }
  }

  @Override
  public void close() {
    try {
      one.close();
      two.close();
    } finally {
      server.destroyForcibly();
    }
    try (var files = Files.walk(directory)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
