// The record stays out of iCloud and of backups on a computer. The folder is the one that Python finds in
// FLET_APP_STORAGE_DATA; what is in a folder that is left out is left out too.
private func keepOutOfBackups() {
  let files = FileManager.default
  guard let support = files.urls(for: .applicationSupportDirectory, in: .userDomainMask).first else { return }
  var data = support.appendingPathComponent("data", isDirectory: true)
  do {
    try files.createDirectory(at: data, withIntermediateDirectories: true)
    var values = URLResourceValues()
    values.isExcludedFromBackup = true
    try data.setResourceValues(values)
  } catch {
    NSLog("The record could not be kept out of backups: \(error.localizedDescription)")
  }
}
