package dev.satchel.contract.war;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A web application of one Jakarta REST application.
 *
 * @param application its class
 * @param resources what stands beside the classes, by name
 * @param libraries a class of each jar that it brings along
 */
public record War(Class<?> application, Map<String, String> resources, List<Class<?>> libraries) {

  void writeTo(Path file) throws IOException {
    try (ZipOutputStream war = new ZipOutputStream(Files.newOutputStream(file))) {
      add(war, "WEB-INF/web.xml", webXml());
      for (Map.Entry<String, String> resource : resources.entrySet()) {
        add(war, "WEB-INF/classes/" + resource.getKey(), resource.getValue());
      }
      for (int i = 0; i < libraries.size(); i++) {
        war.putNextEntry(new ZipEntry("WEB-INF/lib/" + i + ".jar"));
        copyJar(location(libraries.get(i)), war);
        war.closeEntry();
      }
    }
  }

  /** It starts with the server's deployment, not with the first request. */
  private String webXml() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
      <servlet>
        <servlet-name>%1$s</servlet-name>
        <load-on-startup>1</load-on-startup>
        <async-supported>true</async-supported>
      </servlet>
      <servlet-mapping>
        <servlet-name>%1$s</servlet-name>
        <url-pattern>/*</url-pattern>
      </servlet-mapping>
    </web-app>
    """
        .formatted(application.getName());
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static Path location(Class<?> library) {
    try {
      return Path.of(library.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Copies a jar. A module of this build may still be a folder of classes. */
  private static void copyJar(Path jarOrClasses, OutputStream to) throws IOException {
    if (!Files.isDirectory(jarOrClasses)) {
      Files.copy(jarOrClasses, to);
      return;
    }
    ZipOutputStream jar = new ZipOutputStream(to);
    try (Stream<Path> files = Files.walk(jarOrClasses)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new ZipEntry(jarOrClasses.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
    jar.finish();
  }
}
