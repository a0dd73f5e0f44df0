package dev.satchel.benchmarks.play;

import java.io.IOException;
import java.io.OutputStream;
import play.core.server.ProdServerStart;
import play.core.server.RealServerProcess;
import play.core.server.Server;
import play.libs.Scala;

/**
 * Play in production as its start script starts it, on its own server (Pekko HTTP). The argument is
 * {@code none} or {@code session}.
 */
final class PlayServer {
  private PlayServer() {}

  public static void main(String[] arguments) throws IOException {
    System.setProperty(PagesLoader.VARIANT, arguments[0]);
    Server server = (Server) ProdServerStart.start(new RealServerProcess(Scala.varargs()));
    System.out.println("READY " + server.mainAddress().getPort());
    System.in.transferTo(OutputStream.nullOutputStream());
    // Play's threads would keep the process alive.
    System.exit(0);
  }
}
