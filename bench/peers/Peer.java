// Measures CoreNLP: java -cp JARS Peer.java ANNOTATORS FOLDER. The texts of the
// folder are read once to warm up, then measured; it prints the seconds of
// processor time.
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

public class Peer {
  public static void main(String[] args) throws Exception {
    Properties options = new Properties();
    options.setProperty("annotators", args[0]);
    options.setProperty("ner.applyFineGrained", "false");
    options.setProperty("ner.applyNumericClassifiers", "false");
    options.setProperty("ner.useSUTime", "false");
    options.setProperty("threads", "1");
    StanfordCoreNLP pipeline = new StanfordCoreNLP(options);
    List<String> texts = new ArrayList<>();
    try (var folder = Files.newDirectoryStream(Path.of(args[1]))) {
      for (Path path : folder) {
        texts.add(Files.readString(path));
      }
    }
    var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = 0;
    for (int pass = 0; pass < 2; pass++) {
      start = system.getProcessCpuTime();
      for (String text : texts) {
        pipeline.annotate(new Annotation(text));
      }
    }
    System.out.println((system.getProcessCpuTime() - start) / 1e9);
  }
}
