Register-ArgumentCompleter -Native -CommandName xhl -ScriptBlock {
    param($word, $line, $cursor)
    $words = @($line.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursor } |
        ForEach-Object { if ($_.Value -is [string]) { $_.Value } else { $_.Extent.Text } })
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [Text.UTF8Encoding]::new()
        $env:_XHL_COMPLETE = 'powershell'
        $offers = @(& xhl @words "=$($word -replace '^[''"]')" 2>$null)
    } finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item Env:_XHL_COMPLETE
    }
    foreach ($offer in $offers) {
        $name, $help = $offer -split "`t", 2
        if (-not $name) { continue }
        $shown = $name
        if (-not $help) { $help = $name }
        if ($name -notmatch '^[\w./:%=-]+$') {
            $name = "'" + ($name -replace "['\u2018-\u201b]", '$0$0') + "'"
        }
        [Management.Automation.CompletionResult]::new($name, $shown, 'ParameterValue', $help)
    }
}
