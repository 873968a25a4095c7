-- Counts what a reader of a document sees of its order: headings, tables and their rows, items of lists.
local headings, tables, rows, items = 0, 0, 0, 0

local function list(it)
    items = items + #it.content
end

return {
    {
        Header = function() headings = headings + 1 end,
        BulletList = list,
        OrderedList = list,
        Table = function(it)
            tables = tables + 1
            for _, body in ipairs(it.bodies) do
                rows = rows + #body.body
            end
        end,
        Pandoc = function()
            io.stderr:write(string.format("%d headings, %d tables, %d rows, %d items\n", headings, tables, rows, items))
            return pandoc.Pandoc({})
        end,
    },
}
